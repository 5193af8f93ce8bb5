// title: Aid without a known donor or recipient
// title_vi: Viện trợ không rõ bên hỗ trợ hoặc bên nhận
// description: Aid that is told of a partner called “unknown”, “anonymous” or the like, and aid given by a group whose members are not named.
// description_vi: Viện trợ ghi cho đối tác gọi là “không rõ”, “ẩn danh” hoặc tương tự, và viện trợ do một nhóm không nêu tên từng thành viên trao.
// returns: rows
// inbox: gap
// matter: Of the aid of {donor} to {recipient} one side is not known by name.
// matter_vi: Khoản hỗ trợ của {donor} cho {recipient} có một bên chưa rõ tên.
// mend: fact.donor, fact.recipient
MATCH (donor:Partner)-[fact:GAVE_AID_TO]->(recipient:Partner)
WHERE donor.level = 'group' OR donor.category = 'group'
  OR any(name IN [donor.name_vi, donor.name_en, recipient.name_vi, recipient.name_en]
         WHERE name =~ '(?isu)\\s*(unknown|anonymous|unnamed|n/a|\\?+|không rõ|chưa rõ|ẩn danh|không nêu tên)(\\s.*)?')
RETURN donor.id AS donor, recipient.id AS recipient, fact.date AS date, fact.id AS fact
ORDER BY fact

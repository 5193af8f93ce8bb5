// title: Life of the friendship associations
// title_vi: Hoạt động của các hội hữu nghị
// description: Every friendship association: the bodies it belongs to, its members and chapters on record, its gifts and events, and the last of these.
// description_vi: Mọi hội hữu nghị: thuộc tổ chức nào, hội viên và chi hội được ghi nhận, các khoản hỗ trợ, các hoạt động, và lần gần nhất.
// group: networks
// returns: rows
MATCH (association:FriendshipAssociation)
RETURN association.id AS partner,
       COLLECT { MATCH (association)-[:MEMBER_OF]->(body:Partner) RETURN DISTINCT body.id AS id ORDER BY id } AS bodies,
       COUNT { (association)<-[:MEMBER_OF]-(:Partner) } AS partner_count,
       COUNT { (association)<-[:MEMBER_OF {role: 'chapter'}]-(:Partner) } AS chapters,
       COUNT { (association)-[:GAVE_AID_TO]->(:Partner) } AS gave_count,
       COUNT { MATCH (association)-[meeting:MET_WITH]-(:Partner)
               RETURN DISTINCT coalesce(meeting.event_id, meeting.id) } AS meetings,
       COLLECT { MATCH (association)-[record]-(:Partner) WHERE record.date IS NOT NULL
                 RETURN record.date ORDER BY record.date_to DESC, record.id LIMIT 1 }[0] AS newest
ORDER BY partner

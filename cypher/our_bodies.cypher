// title: Who of ours looks after what
// title_vi: Cơ quan nào của ta phụ trách gì
// description: The bodies of our own side by what is on record of them: partners, events, agreements, gifts, memberships, and the newest known day.
// description_vi: Các cơ quan bên ta theo những gì được ghi nhận: đối tác, hoạt động, thỏa thuận, khoản hỗ trợ, tư cách thành viên, và ngày gần nhất được biết.
// group: partners
// returns: rows
MATCH (ours:Partner)
WHERE ours.home
RETURN ours.id AS our_side, COUNT { MATCH (ours)--(other:Partner) RETURN DISTINCT other } AS partner_count,
       COUNT { MATCH (ours)-[meeting:MET_WITH]-(:Partner) RETURN DISTINCT coalesce(meeting.event_id, meeting.id) } AS events,
       COUNT { (ours)-[:HAS_AGREEMENT_WITH]-(:Partner) } AS agreements,
       COUNT { (ours)-[:GAVE_AID_TO]->(:Partner) } AS gave_count,
       COUNT { (ours)<-[:GAVE_AID_TO]-(:Partner) } AS received_count,
       COUNT { (ours)-[:MEMBER_OF]->(:Partner) } AS memberships,
       COLLECT { MATCH (ours)-[record]-(:Partner) WHERE record.date IS NOT NULL
                 RETURN record.date ORDER BY record.date_to DESC, record.id LIMIT 1 }[0] AS newest
ORDER BY partner_count DESC, our_side

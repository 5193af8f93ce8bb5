// title: Networks and their members on record
// title_vi: Các mạng lưới và thành viên được ghi nhận
// description: Every body with members: how many are on record, how many of them are ours, and when our side last met it.
// description_vi: Mọi tổ chức có thành viên: số thành viên được ghi nhận, bao nhiêu thuộc bên ta, và lần gần nhất bên ta gặp tổ chức đó.
// group: networks
// returns: rows
MATCH (member:Partner)-[:MEMBER_OF]->(body:Partner)
WITH body, count(DISTINCT member) AS partner_count,
     count(DISTINCT CASE WHEN member.home THEN member END) AS our_count
OPTIONAL MATCH (body)-[meeting:MET_WITH]-(ours:Partner) WHERE ours.home
WITH body, partner_count, our_count, meeting ORDER BY coalesce(meeting.date_to, '') DESC, meeting.id
WITH body, partner_count, our_count, collect(meeting) AS newest_first,
     count(DISTINCT coalesce(meeting.event_id, meeting.id)) AS meetings
RETURN body.id AS network, body.category AS category, partner_count, our_count, meetings,
       newest_first[0].date AS last_contact
ORDER BY partner_count DESC, network

// title: Delegations by country and rank
// title_vi: Đoàn vào, đoàn ra theo quốc gia và cấp
// description: Events with partners of the other side by their country, direction and rank of the guests; unknown ranks stand by themselves.
// description_vi: Các hoạt động với đối tác theo quốc gia, chiều và cấp của khách; cấp không rõ được tính riêng.
// group: contacts
// returns: rows
// param year: year = none — only events that were certainly in this year
// param_vi year: chỉ hoạt động chắc chắn diễn ra trong năm này
// example: year=2023
MATCH (host:Partner)-[meeting:MET_WITH]->(guest:Partner)
WHERE coalesce(host.home, false) <> coalesce(guest.home, false)
  // A number of delegations that a source only counts is a total, not an event.
  AND meeting.delegations IS NULL
  AND ($year IS NULL OR toInteger(left(meeting.date_from, 4)) = $year AND toInteger(left(meeting.date_to, 4)) = $year)
WITH meeting, CASE WHEN coalesce(host.home, false) THEN 'inbound' ELSE 'outbound' END AS direction,
     CASE WHEN coalesce(host.home, false) THEN guest ELSE host END AS partner
RETURN partner.country AS country, direction, meeting.rank AS rank,
       count(DISTINCT coalesce(meeting.event_id, meeting.id)) AS events, count(DISTINCT partner) AS partner_count
ORDER BY country, direction, rank

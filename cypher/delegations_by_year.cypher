// title: Delegations by year
// title_vi: Đoàn vào, đoàn ra theo năm
// description: Events with a partner of the other side by year: inbound where we were host, outbound where we were guest; online ones apart. Delegations that a source only counts stand in their own column.
// description_vi: Các hoạt động với đối tác theo năm: đoàn vào khi bên ta tiếp, đoàn ra khi bên ta là khách; hoạt động trực tuyến tính riêng. Số đoàn mà nguồn chỉ nêu tổng số nằm ở cột riêng.
// group: contacts
// returns: rows
MATCH (host:Partner)-[meeting:MET_WITH]->(guest:Partner)
WHERE coalesce(host.home, false) <> coalesce(guest.home, false)
WITH meeting, CASE WHEN coalesce(host.home, false) THEN 'inbound' ELSE 'outbound' END AS direction,
     CASE WHEN left(meeting.date_from, 4) = left(meeting.date_to, 4) THEN toInteger(left(meeting.date_from, 4)) END AS year
// An event has a fact for each pair that met, and stands once; a number of delegations is a total, not an event.
WITH coalesce(meeting.event_id, meeting.id) AS event, year, direction, meeting.format AS format,
     max(meeting.delegations) AS delegations
RETURN year, direction, format, count(CASE WHEN delegations IS NULL THEN event END) AS events,
       CASE WHEN count(delegations) = 0 THEN null ELSE sum(delegations) END AS delegations
ORDER BY year IS NULL, year DESC, direction, format

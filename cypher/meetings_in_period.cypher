// title: Meetings in a period
// title_vi: Các cuộc gặp trong một khoảng thời gian
// description: Every event that may have been between two days, newest first. An event with several guests stands there once.
// description_vi: Mọi hoạt động có thể diễn ra giữa hai ngày, mới nhất trước. Hoạt động có nhiều khách chỉ liệt kê một lần.
// group: contacts
// returns: rows
// param first: date — from this day
// param_vi first: từ ngày
// param last: date — to this day
// param_vi last: đến ngày
// range: first..last
// example: first=2021-01-01 last=2022-12-31
MATCH (host:Partner)-[meeting:MET_WITH]->(guest:Partner)
WHERE meeting.date_to >= $first AND meeting.date_from <= $last
WITH coalesce(meeting.event_id, meeting.id) AS event_id, host, guest, meeting ORDER BY meeting.id
WITH event_id, collect(DISTINCT host.id) AS hosts, collect(DISTINCT guest.id) AS guests, collect(meeting)[0] AS meeting
RETURN meeting.date AS date, meeting.event_type AS event_type, meeting.format AS format, hosts, guests,
       meeting.place AS place, meeting.title_vi AS title_vi, meeting.title_en AS title_en,
       meeting.source_id AS source_id, event_id
ORDER BY meeting.date_to DESC, event_id

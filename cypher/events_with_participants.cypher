// title: Events of several parties
// title_vi: Hoạt động nhiều bên
// description: Events at which more than two partners met, newest first, with all participants on record.
// description_vi: Các hoạt động có hơn hai bên gặp nhau, mới nhất trước, kèm mọi bên tham gia được ghi nhận.
// group: contacts
// returns: rows
// param year: year = none — only events that may have been in this year
// param_vi year: chỉ hoạt động có thể diễn ra trong năm này
// example: year=2025
MATCH (host:Partner)-[meeting:MET_WITH]->(guest:Partner)
WHERE meeting.event_id IS NOT NULL
  AND ($year IS NULL OR toInteger(left(meeting.date_from, 4)) <= $year <= toInteger(left(meeting.date_to, 4)))
WITH meeting.event_id AS event_id, host, guest, meeting ORDER BY meeting.id
WITH event_id, collect(meeting)[0] AS meeting, collect(DISTINCT host.id) AS hosts, collect(DISTINCT guest.id) AS guests
WITH event_id, meeting, COLLECT { UNWIND hosts + guests AS one RETURN DISTINCT one ORDER BY one } AS participants
WHERE size(participants) > 2
RETURN meeting.date AS date, meeting.event_type AS event_type, size(participants) AS partner_count, participants,
       meeting.place AS place, meeting.title_vi AS title_vi, meeting.title_en AS title_en,
       meeting.source_id AS source_id, event_id
ORDER BY coalesce(meeting.date_to, '') DESC, event_id

// title: Several events on one day
// title_vi: Nhiều hoạt động trong một ngày
// description: Days on which more than one event is on record, newest first, with everybody who took part; or months, for an overview of busy times.
// description_vi: Những ngày có hơn một hoạt động được ghi nhận, mới nhất trước, kèm mọi bên tham gia; hoặc những tháng, để thấy lúc bận rộn.
// group: contacts
// returns: rows
// param by_month: boolean = false — by month instead of by day
// param_vi by_month: theo tháng thay vì theo ngày
// example: by_month=true
MATCH (host:Partner)-[meeting:MET_WITH]->(guest:Partner)
WITH CASE WHEN $by_month THEN 7 ELSE 10 END AS exact, host, guest, meeting
// A month or a year can mean many days: only what a source tells as exactly as is asked for counts here.
WHERE left(meeting.date_from, exact) = left(meeting.date_to, exact)
WITH left(meeting.date_from, exact) AS date, host, guest, meeting ORDER BY meeting.id
WITH date, collect(DISTINCT coalesce(meeting.event_id, meeting.id)) AS events,
     collect(DISTINCT host.id) AS hosts, collect(DISTINCT guest.id) AS guests,
     collect(DISTINCT meeting.title_vi) AS titles_vi, collect(DISTINCT meeting.title_en) AS titles_en
WHERE size(events) > 1
RETURN date, size(events) AS events, hosts, guests, titles_vi, titles_en
ORDER BY date DESC

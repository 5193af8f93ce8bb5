// title: Last contact by kind
// title_vi: Lần liên hệ gần nhất theo loại đối tác
// description: All partners of one kind with the newest meeting on record, longest ago first. No record is not no contact: those stand last.
// description_vi: Mọi đối tác thuộc một loại với cuộc gặp mới nhất được ghi nhận, lâu nhất trước. Chưa có dữ liệu không có nghĩa là không có liên hệ: các đối tác đó ở cuối.
// group: contacts
// returns: rows
// param kind: kind — the kind of partner
// param_vi kind: loại đối tác
// example: kind=City
MATCH (partner:Partner)
WHERE $kind IN labels(partner)
OPTIONAL MATCH (partner)-[meeting:MET_WITH]-(:Partner)
WITH partner, meeting ORDER BY coalesce(meeting.date_to, '') DESC, meeting.id
WITH partner, collect(meeting) AS newest_first,
     count(DISTINCT coalesce(meeting.event_id, meeting.id)) AS meetings,
     count(DISTINCT CASE WHEN meeting.date IS NULL THEN coalesce(meeting.event_id, meeting.id) END) AS undated_meetings
RETURN partner.id AS partner, partner.country AS country, newest_first[0].date AS last_contact,
       meetings, undated_meetings,
       CASE WHEN size(newest_first) = 0 THEN 'no_record' WHEN newest_first[0].date IS NULL THEN 'undated_only'
            ELSE 'met' END AS record,
       newest_first[0].id AS fact
ORDER BY CASE record WHEN 'met' THEN 0 WHEN 'undated_only' THEN 1 ELSE 2 END, newest_first[0].date_to, partner

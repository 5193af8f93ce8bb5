// title: No contact since a day
// title_vi: Không có liên hệ từ một ngày
// description: Partners (not our own side) without a meeting on or after a day, longest ago first. A date that a source leaves open counts by its last possible day. Partners without any record, or with undated meetings only, are told apart.
// description_vi: Các đối tác (không kể bên ta) không có cuộc gặp nào từ một ngày trở đi, lâu nhất trước. Ngày mà nguồn để ngỏ được tính theo ngày cuối cùng có thể. Đối tác chưa có dữ liệu hoặc chỉ có cuộc gặp không rõ ngày được nêu riêng.
// group: contacts
// returns: rows
// param day: date — no meeting on or after this day
// param_vi day: không có cuộc gặp từ ngày này trở đi
// param kind: kind = none — only this kind
// param_vi kind: chỉ loại này
// example: day=2022-01-01
MATCH (partner:Partner)
WHERE NOT coalesce(partner.home, false) AND ($kind IS NULL OR $kind IN labels(partner))
OPTIONAL MATCH (partner)-[meeting:MET_WITH]-(:Partner)
WITH partner, meeting ORDER BY coalesce(meeting.date_to, '') DESC, meeting.id
WITH partner, collect(meeting) AS newest_first,
     count(DISTINCT CASE WHEN meeting.date IS NULL THEN coalesce(meeting.event_id, meeting.id) END) AS undated_meetings
WHERE newest_first[0].date_to IS NULL OR newest_first[0].date_to < $day
WITH partner, newest_first, undated_meetings,
     CASE WHEN size(newest_first) = 0 THEN 'no_record' WHEN newest_first[0].date IS NULL THEN 'undated_only'
          ELSE 'met_before' END AS record
RETURN partner.id AS partner, head([label IN labels(partner) WHERE label <> 'Partner']) AS kind,
       partner.country AS country, record, newest_first[0].date AS last_contact,
       undated_meetings, newest_first[0].id AS fact
ORDER BY CASE record WHEN 'met_before' THEN 0 WHEN 'undated_only' THEN 1 ELSE 2 END, newest_first[0].date_to, partner

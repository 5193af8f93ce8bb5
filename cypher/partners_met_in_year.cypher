// title: Partners met in a year
// title_vi: Đối tác đã gặp trong một năm
// description: Partners of the other side with a meeting that may have been in a year, most events first.
// description_vi: Các đối tác không thuộc bên ta có cuộc gặp có thể diễn ra trong một năm, nhiều hoạt động nhất trước.
// group: contacts
// returns: rows
// param year: year — the year
// param_vi year: năm
// example: year=2021
MATCH (partner:Partner)-[meeting:MET_WITH]-(:Partner)
WHERE NOT coalesce(partner.home, false)
  AND toInteger(left(meeting.date_from, 4)) <= $year <= toInteger(left(meeting.date_to, 4))
WITH partner, meeting ORDER BY meeting.date_to DESC, meeting.id
WITH partner, collect(meeting) AS newest_first, count(DISTINCT coalesce(meeting.event_id, meeting.id)) AS events
RETURN partner.id AS partner, partner.country AS country, events, newest_first[0].date AS last_contact,
       newest_first[0].id AS fact
ORDER BY events DESC, partner

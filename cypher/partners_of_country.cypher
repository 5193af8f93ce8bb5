// title: Partners of a country, with the last contact
// title_vi: Đối tác ở một quốc gia, kèm lần liên hệ gần nhất
// description: Every partner of a country: facts on record, events, and the last meeting. No record is not no contact.
// description_vi: Mọi đối tác ở một quốc gia: số sự kiện, số hoạt động và cuộc gặp gần nhất. Chưa có dữ liệu không có nghĩa là không có liên hệ.
// group: partners
// returns: rows
// param country: country — the country
// param_vi country: quốc gia
// example: country=LA
MATCH (partner:Partner {country: $country})
OPTIONAL MATCH (partner)-[meeting:MET_WITH]-(:Partner)
WITH partner, meeting ORDER BY coalesce(meeting.date_to, '') DESC, meeting.id
WITH partner, collect(meeting) AS newest_first, count(DISTINCT coalesce(meeting.event_id, meeting.id)) AS meetings
RETURN partner.id AS partner, head([label IN labels(partner) WHERE label <> 'Partner']) AS kind,
       COUNT { (partner)--(:Partner) } AS fact_count, meetings, newest_first[0].date AS last_contact,
       newest_first[0].id AS fact
ORDER BY coalesce(newest_first[0].date_to, '') DESC, partner

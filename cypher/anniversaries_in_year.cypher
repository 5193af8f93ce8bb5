// title: Anniversaries in a year
// title_vi: Các mốc kỷ niệm trong một năm
// description: Agreements and memberships that will be a round number of years old (5, 10, 15 …) in a year, with the last meeting.
// description_vi: Các thỏa thuận và tư cách thành viên tròn năm (5, 10, 15 …) trong một năm, kèm cuộc gặp gần nhất.
// group: agreements
// returns: rows
// param year: integer 1900..2200 — the year
// param_vi year: năm
// example: year=2027
MATCH (first:Partner)-[record:HAS_AGREEMENT_WITH|MEMBER_OF]->(partner:Partner)
WHERE first.home AND record.date IS NOT NULL
WITH first, record, partner, $year - toInteger(left(record.date, 4)) AS round_years
WHERE round_years > 0 AND round_years % 5 = 0
OPTIONAL MATCH (partner)-[meeting:MET_WITH]-(:Partner) WHERE meeting.date IS NOT NULL
WITH first, record, partner, round_years, meeting ORDER BY meeting.date_to DESC, meeting.id
WITH first, record, partner, round_years, collect(meeting.date)[0] AS last_contact
RETURN partner.id AS partner, first.id AS our_side, type(record) AS type, record.date AS date, round_years, last_contact,
       record.title_vi AS title_vi, record.title_en AS title_en, record.source_id AS source_id, record.id AS fact
ORDER BY round_years DESC, partner, fact

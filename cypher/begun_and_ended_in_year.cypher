// title: What began and ended in a year
// title_vi: Bắt đầu và kết thúc trong một năm
// description: Agreements signed or ended and memberships begun or ended in a year. What a source leaves open is left out.
// description_vi: Các thỏa thuận ký hoặc hết hiệu lực, tư cách thành viên bắt đầu hoặc chấm dứt trong một năm. Nguồn không nêu năm thì không liệt kê.
// group: agreements
// returns: rows
// param year: year — the year
// param_vi year: năm
// example: year=2019
MATCH (first:Partner)-[record:HAS_AGREEMENT_WITH|MEMBER_OF]->(partner:Partner)
UNWIND [{change: 'began', date: coalesce(record.signed_on, record.since)},
        {change: 'ended', date: coalesce(record.expires_on, record.until)}] AS moment
WITH first, record, partner, moment WHERE toInteger(left(moment.date, 4)) = $year
RETURN moment.date AS date, moment.change AS change, type(record) AS type, first.id AS partner, partner.id AS other,
       record.title_vi AS title_vi, record.title_en AS title_en, record.source_id AS source_id, record.id AS fact
ORDER BY date, fact, change

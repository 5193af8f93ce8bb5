// title: Partners without any source of a year
// title_vi: Đối tác không có nguồn nào của một năm
// description: Partners (not our own side) with facts, none of which cites something published in a year; the newest day of publishing stands beside.
// description_vi: Các đối tác (không kể bên ta) có sự kiện nhưng không sự kiện nào dẫn nguồn đăng trong một năm; ngày đăng mới nhất ghi bên cạnh.
// group: records
// returns: rows
// param year: integer 1900..2100 — the year of publishing
// param_vi year: năm đăng
// param country: country = none — only this country
// param_vi country: chỉ quốc gia này
// example: year=2025
MATCH (partner:Partner)-[record]-(:Partner)
WHERE NOT coalesce(partner.home, false) AND ($country IS NULL OR partner.country = $country)
WITH partner, collect(DISTINCT record.source_id) AS cited, count(DISTINCT record) AS fact_count
WITH partner, fact_count, COLLECT { MATCH (source:Source) WHERE source.id IN cited AND source.published_on IS NOT NULL
                                    RETURN source.published_on ORDER BY source.published_on DESC } AS published
WHERE none(day IN published WHERE toInteger(left(day, 4)) = $year)
RETURN partner.id AS partner, partner.country AS country, fact_count, published[0] AS published_on
ORDER BY published_on IS NOT NULL, published_on, partner

// title: Who else knows a partner
// title_vi: Còn ai quen biết một đối tác
// description: Partners outside our own side that have facts with one partner: of which kinds, how many, and the newest known day.
// description_vi: Các đối tác ngoài bên ta có sự kiện với một đối tác: loại quan hệ nào, bao nhiêu, và ngày gần nhất được biết.
// group: before_meeting
// returns: rows
// param partner: partner — the partner
// param_vi partner: đối tác
// example: partner=ascn
MATCH (:Partner {id: $partner})-[record]-(other:Partner)
WHERE NOT coalesce(other.home, false)
WITH other, record ORDER BY coalesce(record.date_to, '') DESC, record.id
WITH other, collect(record) AS newest_first
RETURN other.id AS other, other.country AS country,
       COLLECT { UNWIND newest_first AS record RETURN DISTINCT type(record) AS name ORDER BY name } AS types,
       size(newest_first) AS fact_count, newest_first[0].date AS newest, newest_first[0].id AS fact
ORDER BY fact_count DESC, other

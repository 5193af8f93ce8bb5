// title: What happened in a year, a month or on a day
// title_vi: Có gì trong một năm, một tháng hoặc một ngày
// description: Every fact that may lie in a year (2021), a month (2021-09) or on a day (2021-09-14), newest first.
// description_vi: Mọi sự kiện có thể nằm trong một năm (2021), một tháng (2021-09) hoặc một ngày (2021-09-14), mới nhất trước.
// group: contacts
// returns: rows
// param when: partial_date — a year, a month or a day
// param_vi when: năm, tháng hoặc ngày
// param type: relationship = none — only this kind of fact
// param_vi type: chỉ loại quan hệ này
// example: when=2021-08
MATCH (from:Partner)-[record]->(to:Partner)
WHERE left(record.date_from, size($when)) <= $when AND $when <= left(record.date_to, size($when))
  AND ($type IS NULL OR type(record) = $type)
RETURN record.date AS date, type(record) AS type, from.id AS partner, to.id AS other, record.title_vi AS title_vi,
       record.title_en AS title_en, record.source_id AS source_id, record.id AS fact
ORDER BY record.date_to DESC, fact

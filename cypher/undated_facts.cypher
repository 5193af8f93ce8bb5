// title: Facts without a known day
// title_vi: Các sự kiện không rõ ngày
// description: What is on record without any day: it exists, but says nothing about how recent a tie is.
// description_vi: Các sự kiện được ghi nhận mà không có ngày: chúng tồn tại, nhưng không cho biết quan hệ gần đây hay đã lâu.
// group: records
// returns: rows
MATCH (from:Partner)-[record]->(to:Partner)
WHERE record.date IS NULL
RETURN type(record) AS type, from.id AS partner, to.id AS other, record.title_vi AS title_vi, record.title_en AS title_en,
       record.source_id AS source_id, record.id AS fact
ORDER BY type, fact

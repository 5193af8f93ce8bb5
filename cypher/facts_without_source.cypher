// title: What the steward must still prove
// title_vi: Những gì còn phải chứng minh
// description: Facts whose source is not on record, has no address or no day of publishing, or that have no quote.
// description_vi: Các sự kiện có nguồn chưa được ghi nhận, nguồn không có địa chỉ hoặc không rõ ngày đăng, hoặc không có trích dẫn.
// group: records
// returns: rows
MATCH (from:Partner)-[record]->(to:Partner)
OPTIONAL MATCH (source:Source {id: record.source_id})
WITH from, record, to, [lack IN [
       CASE WHEN source IS NULL THEN 'source' END,
       CASE WHEN source IS NOT NULL AND source.url IS NULL THEN 'address' END,
       CASE WHEN source IS NOT NULL AND source.published_on IS NULL THEN 'published_on' END,
       CASE WHEN coalesce(record.quote, '') = '' THEN 'quote' END] WHERE lack IS NOT NULL] AS missing
WHERE size(missing) > 0
RETURN missing, type(record) AS type, from.id AS partner, to.id AS other, record.title_vi AS title_vi,
       record.title_en AS title_en, record.source_id AS source_id, record.id AS fact
ORDER BY source_id, fact

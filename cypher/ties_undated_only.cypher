// title: Ties with undated facts only
// title_vi: Quan hệ chỉ có sự kiện không rõ ngày
// description: Pairs of partners of which no fact has a known day: the tie exists, and nobody can say how recent it is.
// description_vi: Các cặp đối tác không có sự kiện nào rõ ngày: quan hệ có tồn tại, nhưng không ai nói được gần đây hay đã lâu.
// group: records
// returns: rows
MATCH (one:Partner)-[record]-(two:Partner)
WHERE one.id < two.id
WITH one, two, record ORDER BY record.id
WITH one, two, collect(record) AS records
WHERE all(record IN records WHERE record.date IS NULL)
RETURN one.id AS partner, two.id AS other,
       COLLECT { UNWIND records AS record RETURN DISTINCT type(record) AS name ORDER BY name } AS types,
       size(records) AS fact_count, records[0].id AS fact
ORDER BY fact_count DESC, partner, other

// title: Facts of one source
// title_vi: Các sự kiện của một nguồn
// description: Everything that cites one source, with the words that prove it.
// description_vi: Mọi sự kiện dẫn một nguồn, kèm câu chữ chứng minh.
// group: records
// returns: rows
// param source: source — the source
// param_vi source: nguồn
// example: source=hanoi-external-relations-2021
MATCH (from:Partner)-[record:GAVE_AID_TO|MET_WITH|MEMBER_OF|HAS_AGREEMENT_WITH]->(to:Partner)
// The types are named because each has an index of its own by source.
WHERE record.source_id = $source
RETURN record.date AS date, type(record) AS type, from.id AS partner, to.id AS other, record.title_vi AS title_vi,
       record.title_en AS title_en, record.quote AS quote, record.id AS fact
ORDER BY coalesce(record.date_to, '') DESC, fact

// title: A fact without a source
// title_vi: Sự kiện không có nguồn
// description: Facts that name no source, or one that is not on record.
// description_vi: Các sự kiện không nêu nguồn, hoặc nêu nguồn chưa được ghi nhận.
// returns: rows
// inbox: gap
// matter: What is on record between {partner} and {other} has no source.
// matter_vi: Sự kiện giữa {partner} và {other} không có nguồn.
// mend: fact.source_id
MATCH (partner:Partner)-[record]->(other:Partner)
WHERE record.source_id IS NULL OR NOT EXISTS { MATCH (source:Source) WHERE source.id = record.source_id }
RETURN partner.id AS partner, other.id AS other, type(record) AS type, record.date AS date, record.id AS fact
ORDER BY fact

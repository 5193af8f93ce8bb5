// title: A fact without a quote
// title_vi: Sự kiện không có trích dẫn
// description: Facts without the few words of their source that prove them.
// description_vi: Các sự kiện không có vài chữ trích từ nguồn để chứng minh.
// returns: rows
// inbox: gap
// matter: What is on record between {partner} and {other} has no quote that proves it.
// matter_vi: Sự kiện giữa {partner} và {other} không có trích dẫn chứng minh.
// mend: fact.quote
MATCH (partner:Partner)-[record]->(other:Partner)
WHERE coalesce(record.quote, '') = ''
RETURN partner.id AS partner, other.id AS other, type(record) AS type, record.date AS date, record.id AS fact
ORDER BY fact

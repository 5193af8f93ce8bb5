// title: A fact ends before it begins
// title_vi: Sự kiện kết thúc trước khi bắt đầu
// description: Facts whose last day (“to”) lies before their first (“from”).
// description_vi: Các sự kiện có “đến ngày” trước “từ ngày”.
// returns: rows
// inbox: contradiction
// matter: What is on record between {partner} and {other} begins on {date_from}, but ends on {date_to}.
// matter_vi: Sự kiện giữa {partner} và {other} bắt đầu {date_from} nhưng lại kết thúc {date_to}.
// mend: fact.date_to, fact.date_from
MATCH (partner:Partner)-[record]->(other:Partner)
WHERE record.date_to < record.date_from
RETURN partner.id AS partner, other.id AS other, record.date_from AS date_from, record.date_to AS date_to, record.id AS fact
ORDER BY fact

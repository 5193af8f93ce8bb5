// title: A partner tied to itself
// title_vi: Đối tác có quan hệ với chính mình
// description: Facts whose two ends are the same partner.
// description_vi: Các sự kiện mà hai đầu là cùng một đối tác.
// returns: rows
// inbox: contradiction
// matter: {partner} stands at both ends of one fact.
// matter_vi: {partner} đứng ở cả hai đầu của một sự kiện.
// mend: fact
MATCH (partner:Partner)-[record]->(partner)
RETURN partner.id AS partner, type(record) AS type, record.date AS date, record.id AS fact
ORDER BY fact

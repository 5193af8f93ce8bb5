// title: Ended, though an agreement is in force
// title_vi: Đã chấm dứt, nhưng thỏa thuận còn hiệu lực
// description: Partners whose status is “ended” while an agreement with them is certainly in force on the day asked for.
// description_vi: Các đối tác có tình trạng “chấm dứt” trong khi thỏa thuận với họ chắc chắn còn hiệu lực vào ngày xem xét.
// returns: rows
// inbox: doubt
// matter: The status of {partner} is “{status}”, but its agreement with {other} runs until {expires_on}.
// matter_vi: Tình trạng của {partner} là “{status}”, nhưng thỏa thuận với {other} còn hiệu lực đến {expires_on}.
// mend: partner.status, fact.expires_on
// param as_of: date — the day it is looked at
// param_vi as_of: ngày xem xét
// example: as_of=2026-11-01
MATCH (partner:Partner)-[fact:HAS_AGREEMENT_WITH]-(other:Partner)
WHERE partner.status = 'ended' AND fact.date_to <= $as_of AND fact.expires_on > $as_of
RETURN partner.id AS partner, other.id AS other, partner.status AS status, fact.expires_on AS expires_on, fact.id AS fact
ORDER BY fact, partner

// title: An agreement signed in the future
// title_vi: Thỏa thuận ký ở tương lai
// description: Agreements of which every possible day of signing lies after the day asked for. A proposal is no agreement yet.
// description_vi: Các thỏa thuận mà mọi ngày ký có thể đều sau ngày xem xét. Đề xuất chưa phải là thỏa thuận.
// returns: rows
// inbox: contradiction
// matter: {our_side} and {partner} are on record as having signed an agreement, but {signed_on} is still to come.
// matter_vi: {our_side} và {partner} được ghi là đã ký thỏa thuận, nhưng {signed_on} chưa đến.
// mend: fact.signed_on
// param as_of: date — the day it is looked at
// param_vi as_of: ngày xem xét
// example: as_of=2026-11-01
MATCH (our_side:Partner)-[fact:HAS_AGREEMENT_WITH]->(partner:Partner)
WHERE fact.date_from > $as_of
RETURN our_side.id AS our_side, partner.id AS partner, fact.signed_on AS signed_on, fact.id AS fact
ORDER BY signed_on, fact

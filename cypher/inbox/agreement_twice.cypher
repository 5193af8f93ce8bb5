// title: The same agreement told twice
// title_vi: Một thỏa thuận được ghi hai lần
// description: Two agreements between the same two, of the same kind and the same fields, signed and expiring on the same days.
// description_vi: Hai thỏa thuận giữa cùng hai bên, cùng loại, cùng lĩnh vực, cùng ngày ký và ngày hết hiệu lực.
// returns: rows
// inbox: doubt
// matter: {our_side} and {partner} have the same agreement on record twice ({agreement_type}, signed: {signed_on}).
// matter_vi: {our_side} và {partner} có cùng một thỏa thuận ghi hai lần ({agreement_type}, ký: {signed_on}).
// mend: fact, other_fact
// remove: other_fact
MATCH (our_side:Partner)-[agreement:HAS_AGREEMENT_WITH]->(partner:Partner)
WITH agreement, CASE WHEN our_side.id < partner.id THEN [our_side.id, partner.id] ELSE [partner.id, our_side.id] END AS pair
ORDER BY agreement.id
WITH pair, agreement.agreement_type AS agreement_type, agreement.signed_on AS signed_on,
     agreement.expires_on AS expires_on, agreement.fields AS fields, collect(agreement) AS agreements
WHERE size(agreements) > 1
UNWIND agreements[1..] AS other
WITH agreement_type, signed_on, expires_on, agreements[0] AS fact, other
RETURN startNode(fact).id AS our_side, endNode(fact).id AS partner, agreement_type, signed_on, expires_on,
       fact.id AS fact, other.id AS other_fact
ORDER BY fact, other_fact

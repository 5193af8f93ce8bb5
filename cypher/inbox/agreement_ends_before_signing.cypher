// title: An agreement ends before it is signed
// title_vi: Thỏa thuận hết hiệu lực trước khi ký
// description: Agreements whose last possible day lies before the first day on which they can have been signed.
// description_vi: Các thỏa thuận có ngày hết hiệu lực muộn nhất vẫn trước ngày ký sớm nhất có thể.
// returns: rows
// inbox: contradiction
// matter: The agreement of {our_side} and {partner} is dated {signed_on}, but ends before that: {expires_on}.
// matter_vi: Thỏa thuận giữa {our_side} và {partner} ghi ngày ký {signed_on} nhưng đã hết hiệu lực trước đó: {expires_on}.
// mend: fact.expires_on, fact.signed_on
MATCH (our_side:Partner)-[fact:HAS_AGREEMENT_WITH]->(partner:Partner)
WHERE fact.expires_on < left(fact.signed_on, coalesce(size(fact.expires_on), 0))
RETURN our_side.id AS our_side, partner.id AS partner, fact.signed_on AS signed_on, fact.expires_on AS expires_on,
       fact.id AS fact
ORDER BY fact

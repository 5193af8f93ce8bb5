// title: Agreements without an end on record
// title_vi: Thỏa thuận không ghi ngày hết hiệu lực
// description: Agreements of which no source tells until when they last, the oldest first: ask whether they still hold.
// description_vi: Các thỏa thuận mà không nguồn nào cho biết thời hạn, lâu nhất trước: cần hỏi xem còn hiệu lực không.
// group: agreements
// returns: rows
// param type: agreement_type = none — only this kind of agreement
// param_vi type: chỉ loại thỏa thuận này
// example: type=twinning
MATCH (our_side:Partner)-[agreement:HAS_AGREEMENT_WITH]->(partner:Partner)
WHERE agreement.expires_on IS NULL AND ($type IS NULL OR agreement.agreement_type = $type)
RETURN partner.id AS partner, our_side.id AS our_side, agreement.agreement_type AS agreement_type,
       agreement.signed_on AS signed_on, agreement.title_vi AS title_vi, agreement.title_en AS title_en,
       agreement.source_id AS source_id, agreement.id AS fact
ORDER BY agreement.date_to IS NULL, agreement.date_to, fact

// title: Agreements and their age
// title_vi: Các thỏa thuận và số năm
// description: Every agreement on record with its age on a day, oldest first. The age counts from the last day that the signing can have been; unknown days stand last.
// description_vi: Mọi thỏa thuận được ghi nhận với số năm tính đến một ngày, lâu nhất trước. Số năm tính từ ngày muộn nhất có thể đã ký; ngày không rõ ở cuối.
// group: agreements
// returns: rows
// param as_of: date — the day for which the age is told
// param_vi as_of: ngày tính số năm
// example: as_of=2026-11-01
MATCH (our_side:Partner)-[agreement:HAS_AGREEMENT_WITH]->(partner:Partner)
RETURN partner.id AS partner, our_side.id AS our_side, agreement.agreement_type AS agreement_type,
       agreement.signed_on AS signed_on, agreement.expires_on AS expires_on,
       CASE WHEN agreement.date_from > $as_of THEN 'not_yet_signed'
            WHEN agreement.expires_on IS NULL THEN 'no_end_known'
            // A partial date ends with its year or month: “2025” has not passed while “2025-11” lasts.
            WHEN agreement.expires_on < left($as_of, size(agreement.expires_on)) THEN 'ended'
            ELSE 'in_force' END AS state,
       CASE WHEN agreement.date_to <= $as_of
            THEN duration.between(date(agreement.date_to), date($as_of)).years END AS age_years,
       agreement.source_id AS source_id, agreement.id AS fact
ORDER BY signed_on IS NULL, agreement.date_to, fact

// title: Agreements by state
// title_vi: Thỏa thuận theo tình trạng
// description: Every agreement by its state on a day: ending within twelve months, in force, without a known end, ended and renewed, ended without renewal. Renewed means that a later agreement of the same two is on record.
// description_vi: Mọi thỏa thuận theo tình trạng vào một ngày: hết hiệu lực trong mười hai tháng, đang hiệu lực, không rõ ngày hết, đã hết và có gia hạn, đã hết không gia hạn. Có gia hạn nghĩa là có ghi nhận thỏa thuận sau đó giữa hai bên.
// group: agreements
// returns: rows
// param as_of: date — the day for which the state is told
// param_vi as_of: ngày xét tình trạng
// example: as_of=2025-06-01
MATCH (our_side:Partner)-[agreement:HAS_AGREEMENT_WITH]->(partner:Partner)
WITH our_side, partner, agreement, toString(date($as_of) + duration('P12M')) AS in_a_year,
     EXISTS { (our_side)-[later:HAS_AGREEMENT_WITH]-(partner) WHERE later.date_from > agreement.expires_on } AS renewed
WITH our_side, partner, agreement, renewed,
     CASE WHEN agreement.date_from > $as_of THEN 'not_yet_signed'
          WHEN agreement.expires_on IS NULL THEN 'no_end_known'
          WHEN agreement.expires_on < left($as_of, size(agreement.expires_on)) AND renewed THEN 'ended_renewed'
          WHEN agreement.expires_on < left($as_of, size(agreement.expires_on)) THEN 'ended_not_renewed'
          // A partial date may mean its last day: 2026 ends within a year of June 2025 only if all of it does.
          WHEN agreement.expires_on < left(in_a_year, size(agreement.expires_on)) THEN 'ending_soon'
          ELSE 'in_force' END AS state
RETURN state, partner.id AS partner, our_side.id AS our_side, agreement.agreement_type AS agreement_type,
       agreement.signed_on AS signed_on, agreement.expires_on AS expires_on,
       CASE WHEN agreement.date_from IS NULL THEN null
            ELSE left(agreement.date_from, 4) = left($as_of, 4) AND left(agreement.date_to, 4) = left($as_of, 4) END AS signed_this_year,
       agreement.source_id AS source_id, agreement.id AS fact
ORDER BY CASE state WHEN 'ending_soon' THEN 0 WHEN 'ended_not_renewed' THEN 1 WHEN 'in_force' THEN 2
                    WHEN 'no_end_known' THEN 3 WHEN 'ended_renewed' THEN 4 ELSE 5 END,
         coalesce(agreement.expires_on, '9999'), fact

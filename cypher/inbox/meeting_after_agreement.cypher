// title: A meeting after all agreements ended
// title_vi: Cuộc gặp sau khi mọi thỏa thuận đã hết hiệu lực
// description: Two met after the last of their agreements had ended, and no later one, nor one without a known end, is on record: was it renewed? The first such meeting is shown.
// description_vi: Hai bên vẫn gặp nhau sau khi thỏa thuận cuối cùng đã hết hiệu lực mà không ghi nhận thỏa thuận nào mới hơn hoặc không rõ ngày hết hiệu lực: đã gia hạn chưa? Nêu cuộc gặp đầu tiên như vậy.
// returns: rows
// inbox: doubt
// matter: {our_side} and {partner} met ({date}) after the last of their agreements on record had ended ({expires_on}): was it renewed?
// matter_vi: {our_side} và {partner} gặp nhau ({date}) sau khi thỏa thuận cuối cùng được ghi nhận đã hết hiệu lực ({expires_on}): đã gia hạn chưa?
// mend: other_fact.expires_on, fact.date
MATCH (our_side:Partner)-[agreement:HAS_AGREEMENT_WITH]->(partner:Partner)
WHERE agreement.expires_on IS NOT NULL
WITH our_side, partner, agreement, agreement.expires_on + substring('-12-31', coalesce(size(agreement.expires_on), 4) - 4) AS last_day
WHERE NOT EXISTS {
  MATCH (our_side)-[later:HAS_AGREEMENT_WITH]-(partner)
  WHERE later.id <> agreement.id
    AND (later.expires_on IS NULL OR later.expires_on + substring('-12-31', coalesce(size(later.expires_on), 4) - 4) > last_day
         OR later.expires_on + substring('-12-31', coalesce(size(later.expires_on), 4) - 4) = last_day AND later.id > agreement.id) }
MATCH (our_side)-[met:MET_WITH]-(partner)
WHERE met.date_from > last_day
WITH our_side, partner, agreement, met ORDER BY met.date_from, met.id
WITH our_side, partner, agreement, collect(met)[0] AS met
RETURN our_side.id AS our_side, partner.id AS partner, met.date AS date, agreement.expires_on AS expires_on,
       met.id AS fact, agreement.id AS other_fact
ORDER BY fact, other_fact

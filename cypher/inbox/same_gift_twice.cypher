// title: The same gift told twice
// title_vi: Một khoản hỗ trợ được ghi hai lần
// description: Two sources tell of the same amount or quantity, of the same stage, between the same two, on days that can be one or lie within two weeks. One source that tells two equal gifts knows of two.
// description_vi: Hai nguồn cùng nói về một giá trị hoặc số lượng, cùng giai đoạn, giữa cùng hai bên, vào ngày có thể trùng nhau hoặc cách nhau trong hai tuần. Một nguồn kể hai khoản bằng nhau thì đó là hai khoản.
// returns: rows
// inbox: doubt
// matter: Two sources tell of an equal gift of {donor} to {recipient}, dated {date} and {other_date}: perhaps it is one.
// matter_vi: Hai nguồn nói về khoản hỗ trợ bằng nhau của {donor} cho {recipient}, ghi ngày {date} và {other_date}: có thể chỉ là một.
// mend: fact, other_fact
MATCH (donor:Partner)-[gift:GAVE_AID_TO]->(recipient:Partner)
WHERE gift.date_from IS NOT NULL AND gift.date_to IS NOT NULL AND (gift.amount IS NOT NULL OR gift.quantity IS NOT NULL)
WITH donor, recipient, gift ORDER BY gift.id
WITH donor, recipient, left(gift.date_to, 4) AS year, coalesce(gift.stage, '') AS stage, gift.amount AS amount,
     gift.currency AS currency, gift.quantity AS quantity, gift.unit AS unit, collect(gift) AS gifts
WHERE size(gifts) > 1
UNWIND range(0, size(gifts) - 2) AS place
UNWIND gifts[place + 1..] AS other
WITH donor, recipient, amount, currency, quantity, unit, gifts[place] AS fact, other
WHERE fact.source_id <> other.source_id
  AND (fact.item IS NULL OR other.item IS NULL OR toLower(fact.item) CONTAINS toLower(other.item)
       OR toLower(other.item) CONTAINS toLower(fact.item))
  AND (fact.date_from <= other.date_to AND other.date_from <= fact.date_to
       OR fact.date_from = fact.date_to AND other.date_from = other.date_to
          AND abs(duration.inDays(date(fact.date_from), date(other.date_from)).days) <= 14)
RETURN donor.id AS donor, recipient.id AS recipient, fact.date AS date, other.date AS other_date, amount, currency,
       quantity, unit, fact.id AS fact, other.id AS other_fact
ORDER BY fact, other_fact

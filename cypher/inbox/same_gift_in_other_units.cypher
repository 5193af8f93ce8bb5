// title: The same gift told twice, in other units
// title_vi: Một khoản hỗ trợ được ghi hai lần, khác đơn vị tính
// description: Two gifts of the same stage between the same two are told, on days that can be one or, by two sources, lie within two weeks: the same goods in two units of which one is a whole multiple of the other (1,000 boxes, 50,000 pieces), or amounts in two currencies that can be worth the same at the rates since 2010.
// description_vi: Có hai khoản hỗ trợ cùng giai đoạn giữa cùng hai bên, vào ngày có thể trùng nhau hoặc, theo hai nguồn, cách nhau trong hai tuần: cùng hàng hóa theo hai đơn vị tính mà số này là bội số của số kia (1.000 hộp, 50.000 chiếc), hoặc hai loại tiền có thể ngang giá theo tỷ giá từ năm 2010.
// returns: rows
// inbox: doubt
// matter: Two gifts of {donor} to {recipient} can be one: {amount}{quantity} {currency}{unit} and {other_amount}{other_quantity} {other_currency}{other_unit}.
// matter_vi: Hai khoản hỗ trợ của {donor} cho {recipient} có thể chỉ là một: {amount}{quantity} {currency}{unit} và {other_amount}{other_quantity} {other_currency}{other_unit}.
// mend: fact, other_fact
MATCH (donor:Partner)-[gift:GAVE_AID_TO]->(recipient:Partner)
WHERE gift.date_from IS NOT NULL AND gift.date_to IS NOT NULL AND (gift.currency IS NOT NULL OR gift.unit IS NOT NULL)
WITH donor, recipient, gift ORDER BY gift.id
WITH donor, recipient, left(gift.date_to, 4) AS year, coalesce(gift.stage, '') AS stage, collect(gift) AS gifts
WHERE size(gifts) > 1
UNWIND range(0, size(gifts) - 2) AS place
UNWIND gifts[place + 1..] AS other
WITH donor, recipient, gifts[place] AS fact, other
// A report may tell one gift in dong and in dollars; of days that differ it is believed that they do.
WHERE fact.date_from <= other.date_to AND other.date_from <= fact.date_to
   OR fact.source_id <> other.source_id AND fact.date_from = fact.date_to AND other.date_from = other.date_to
      AND abs(duration.inDays(date(fact.date_from), date(other.date_from)).days) <= 14
// What one unit of a currency was worth in dong, least and most, 2010 to 2026.
WITH donor, recipient, fact, other, {VND: [1.0, 1.0], USD: [18500.0, 27500.0], EUR: [22000.0, 32500.0],
     JPY: [150.0, 265.0], CNY: [2700.0, 3800.0], KRW: [15.5, 21.5], GBP: [26500.0, 36500.0], AUD: [14500.0, 22500.0],
     RUB: [220.0, 720.0], THB: [560.0, 850.0], SGD: [14000.0, 21500.0], CHF: [17500.0, 34500.0]} AS worth,
     CASE WHEN fact.quantity > other.quantity THEN [toFloat(fact.quantity), toFloat(other.quantity)]
          ELSE [toFloat(other.quantity), toFloat(fact.quantity)] END AS counts
WHERE (fact.unit <> other.unit AND counts[1] > 0 AND counts[0] % counts[1] = 0 AND 2 <= counts[0] / counts[1] <= 1000
       AND (fact.item IS NULL OR other.item IS NULL OR toLower(fact.item) CONTAINS toLower(other.item)
            OR toLower(other.item) CONTAINS toLower(fact.item)))
   OR (fact.currency <> other.currency AND (fact.source_id <> other.source_id OR fact.amount <> other.amount)
       AND fact.amount * worth[fact.currency][0] <= other.amount * worth[other.currency][1]
       AND other.amount * worth[other.currency][0] <= fact.amount * worth[fact.currency][1])
WITH donor, recipient, fact, other, fact.unit <> other.unit AS goods
RETURN donor.id AS donor, recipient.id AS recipient, fact.date AS date, other.date AS other_date,
       CASE WHEN goods THEN null ELSE fact.amount END AS amount, CASE WHEN goods THEN null ELSE fact.currency END AS currency,
       CASE WHEN goods THEN fact.quantity END AS quantity, CASE WHEN goods THEN fact.unit END AS unit,
       CASE WHEN goods THEN null ELSE other.amount END AS other_amount,
       CASE WHEN goods THEN null ELSE other.currency END AS other_currency,
       CASE WHEN goods THEN other.quantity END AS other_quantity, CASE WHEN goods THEN other.unit END AS other_unit,
       fact.id AS fact, other.id AS other_fact
ORDER BY fact, other_fact

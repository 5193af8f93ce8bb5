// title: Aid given and received
// title_vi: Viện trợ đã cho và đã nhận
// description: Aid by partner, year, form and stage. Pledges are never added to payments, nor currencies, units or different goods to each other; gifts whose amount or quantity is unknown are counted apart.
// description_vi: Viện trợ theo đối tác, năm, hình thức và giai đoạn. Không cộng cam kết với giải ngân, không cộng các loại tiền, đơn vị hoặc hiện vật khác nhau; quà không rõ giá trị hoặc số lượng được đếm riêng.
// group: aid
// returns: rows
// param partner: partner = none — only this partner
// param_vi partner: chỉ đối tác này
// example: partner=vientiane
MATCH (partner:Partner)-[gift:GAVE_AID_TO]-(:Partner)
// The first line lets the index of ids find the one partner, and all of them where none is asked for.
WHERE partner.id STARTS WITH coalesce($partner, '')
  AND ($partner IS NULL OR partner.id = $partner)
WITH partner, gift, CASE WHEN startNode(gift) = partner THEN 'gave' ELSE 'received' END AS direction,
     // A gift whose possible days lie in two years belongs to neither.
     CASE WHEN left(gift.date_from, 4) = left(gift.date_to, 4) THEN toInteger(left(gift.date_from, 4)) END AS year
RETURN partner.id AS partner, direction, year, gift.form AS form, gift.stage AS stage,
       CASE WHEN gift.currency IS NULL THEN null ELSE sum(gift.amount) END AS amount, gift.currency AS currency,
       // 50,000 masks and 50 thermometers are both “pieces”: counted goods are told by what they are.
       CASE WHEN gift.unit IS NOT NULL THEN gift.item END AS item,
       CASE WHEN gift.unit IS NULL THEN null ELSE sum(gift.quantity) END AS quantity, gift.unit AS unit,
       count(gift) AS fact_count, count(gift) - count(gift.amount) AS without_amount,
       count(gift) - count(gift.quantity) AS without_quantity
ORDER BY partner, direction, year IS NULL, year DESC, form, stage, currency, item, unit

// title: Aid in kind by goods and unit
// title_vi: Viện trợ hiện vật theo hàng và đơn vị
// description: Goods given and got by what they are and how they are counted. Different goods, units and stages are never added; quantities that nobody told are counted apart.
// description_vi: Hiện vật đã cho và nhận theo loại hàng và đơn vị tính. Không cộng các loại hàng, đơn vị và giai đoạn khác nhau; số lượng không rõ được đếm riêng.
// group: aid
// returns: rows
// param unit: string = none — only goods counted in this unit, such as pieces
// param_vi unit: chỉ hàng tính theo đơn vị này, ví dụ pieces
// example: unit=pieces
MATCH (donor:Partner)-[gift:GAVE_AID_TO]->(recipient:Partner)
WHERE gift.item IS NOT NULL AND ($unit IS NULL OR gift.unit = $unit)
WITH gift, donor, recipient, CASE WHEN coalesce(donor.home, false) = coalesce(recipient.home, false) THEN null
     WHEN coalesce(donor.home, false) THEN 'gave' ELSE 'received' END AS direction
ORDER BY gift.id
RETURN gift.item AS item, gift.unit AS unit, direction, gift.stage AS stage,
       CASE WHEN gift.unit IS NULL THEN null ELSE sum(gift.quantity) END AS quantity,
       count(gift) AS fact_count, count(gift) - count(gift.quantity) AS without_quantity,
       COLLECT { WITH collect(DISTINCT donor.id) AS ids UNWIND ids AS id RETURN id ORDER BY id } AS donors,
       COLLECT { WITH collect(DISTINCT recipient.id) AS ids UNWIND ids AS id RETURN id ORDER BY id } AS recipients
ORDER BY unit, item, direction, stage

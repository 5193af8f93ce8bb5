// title: Aid of our side by year
// title_vi: Viện trợ của bên ta theo năm
// description: What our own side gave and got by year, form, stage and currency. A line for each stage and currency: they are never added. Gifts of unknown amount are counted apart.
// description_vi: Những gì bên ta đã cho và nhận theo năm, hình thức, giai đoạn và loại tiền. Mỗi giai đoạn, loại tiền một dòng: không bao giờ cộng gộp. Khoản không rõ giá trị được đếm riêng.
// group: aid
// returns: rows
// param first: integer 1900..2100 = none — from this year
// param_vi first: từ năm
// param last: integer 1900..2100 = none — to this year
// param_vi last: đến năm
// range: first..last
// example: first=2020 last=2021
MATCH (donor:Partner)-[gift:GAVE_AID_TO]->(recipient:Partner)
WHERE coalesce(donor.home, false) <> coalesce(recipient.home, false)
WITH gift, CASE WHEN coalesce(donor.home, false) THEN 'gave' ELSE 'received' END AS direction,
     // A gift whose possible days lie in two years belongs to neither.
     CASE WHEN left(gift.date_from, 4) = left(gift.date_to, 4) THEN toInteger(left(gift.date_from, 4)) END AS year
WHERE ($first IS NULL OR year >= $first) AND ($last IS NULL OR year <= $last)
RETURN year, direction, gift.form AS form, gift.stage AS stage, gift.currency AS currency,
       CASE WHEN gift.currency IS NULL THEN null ELSE sum(gift.amount) END AS amount,
       count(gift) AS fact_count, count(gift) - count(gift.amount) AS without_amount
ORDER BY year IS NULL, year DESC, direction, form, stage, currency

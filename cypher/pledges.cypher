// title: Promised or approved, not told as paid
// title_vi: Đã cam kết hoặc phê duyệt, chưa ghi là giải ngân
// description: Gifts whose stage is committed or approved, the oldest first, and whether any payment between the same two is on record later. The record alone does not tell that a promise was kept.
// description_vi: Các khoản ở giai đoạn cam kết hoặc phê duyệt, lâu nhất trước, và có ghi nhận giải ngân nào sau đó giữa hai bên không. Chỉ dữ liệu thì chưa khẳng định được cam kết đã thực hiện.
// group: aid
// returns: rows
// param partner: partner = none — only with this partner
// param_vi partner: chỉ với đối tác này
// example: partner=hanoi
MATCH (partner:Partner)-[gift:GAVE_AID_TO]-(:Partner)
// The first line lets the index of ids find the one partner, and all of them where none is asked for.
WHERE partner.id STARTS WITH coalesce($partner, '')
  AND ($partner IS NULL OR partner.id = $partner) AND gift.stage IN ['committed', 'approved']
WITH DISTINCT gift, startNode(gift) AS donor, endNode(gift) AS recipient
RETURN gift.date AS date, donor.id AS donor, recipient.id AS recipient, gift.stage AS stage, gift.form AS form,
       gift.amount AS amount, gift.currency AS currency, gift.item AS item, gift.quantity AS quantity, gift.unit AS unit,
       COUNT { (donor)-[paid:GAVE_AID_TO {stage: 'disbursed'}]->(recipient) WHERE paid.date_from >= gift.date_from } AS later_payments,
       gift.title_vi AS title_vi, gift.title_en AS title_en, gift.source_id AS source_id, gift.id AS fact
ORDER BY gift.date_to IS NULL, gift.date_to, fact

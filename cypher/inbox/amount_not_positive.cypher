// title: Aid of nothing, or of less
// title_vi: Viện trợ bằng không hoặc âm
// description: Aid whose amount or quantity is zero or below it. What is unknown is left empty, never zero.
// description_vi: Viện trợ có giá trị hoặc số lượng bằng không hoặc âm. Điều chưa biết thì để trống, không ghi số không.
// returns: rows
// inbox: contradiction
// matter: The aid of {donor} to {recipient} is zero or below it.
// matter_vi: Khoản hỗ trợ của {donor} cho {recipient} bằng không hoặc âm.
// mend: fact.amount, fact.quantity
MATCH (donor:Partner)-[fact:GAVE_AID_TO]->(recipient:Partner)
WHERE fact.amount <= 0 OR fact.quantity <= 0
RETURN donor.id AS donor, recipient.id AS recipient, fact.amount AS amount, fact.currency AS currency,
       fact.quantity AS quantity, fact.unit AS unit, fact.date AS date, fact.id AS fact
ORDER BY fact

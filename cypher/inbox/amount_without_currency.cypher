// title: An amount without a currency, a quantity without a unit
// title_vi: Giá trị thiếu loại tiền, số lượng thiếu đơn vị tính
// description: Aid of which an amount is known and no currency, a quantity and no unit, or the other way round.
// description_vi: Viện trợ biết giá trị mà không biết loại tiền, biết số lượng mà không biết đơn vị tính, hoặc ngược lại.
// returns: rows
// inbox: gap
// matter: Of the aid of {donor} to {recipient} an amount and its currency, or a quantity and its unit, are known only by half.
// matter_vi: Khoản hỗ trợ của {donor} cho {recipient} chỉ có một nửa: giá trị và loại tiền, hoặc số lượng và đơn vị tính.
// mend: fact.amount, fact.currency, fact.quantity, fact.unit
MATCH (donor:Partner)-[fact:GAVE_AID_TO]->(recipient:Partner)
WHERE (fact.amount IS NULL) <> (fact.currency IS NULL) OR (fact.quantity IS NULL) <> (fact.unit IS NULL)
RETURN donor.id AS donor, recipient.id AS recipient, fact.amount AS amount, fact.currency AS currency,
       fact.quantity AS quantity, fact.unit AS unit, fact.date AS date, fact.id AS fact
ORDER BY fact

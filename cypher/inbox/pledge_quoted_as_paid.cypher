// title: A promise, though its quote says paid
// title_vi: Ghi là cam kết, nhưng trích dẫn nói đã trao
// description: Aid whose stage is committed or approved, while the quote says that it was handed over, paid or received and nothing of a promise.
// description_vi: Viện trợ ở giai đoạn cam kết hoặc phê duyệt, trong khi trích dẫn nói đã trao, đã giải ngân hoặc đã nhận và không nói gì đến hứa hẹn.
// returns: rows
// inbox: doubt
// matter: The aid of {donor} to {recipient} is on record as “{stage}”, but its quote tells of a payment: “{quote}”.
// matter_vi: Khoản hỗ trợ của {donor} cho {recipient} ghi ở giai đoạn “{stage}”, nhưng trích dẫn nói đã trao: “{quote}”.
// mend: fact.stage, fact.quote
MATCH (donor:Partner)-[fact:GAVE_AID_TO]->(recipient:Partner)
WHERE fact.stage IN ['committed', 'approved']
  AND fact.quote =~ '(?isu).*(đã (trao|chuyển|bàn giao|giải ngân|tặng|nhận)|(?<!not )(?<!not been )(handed over|disbursed|\\bpaid\\b|transferred|delivered|\\breceived\\b)).*'
  AND NOT fact.quote =~ '(?isu).*(cam kết|\\bsẽ\\b|dự kiến|chưa|hứa|pledge|\\bcommit|\\bwill\\b|\\bto be\\b|promis|\\bplan(s|ned)?\\b|not yet|not (been )?(paid|disbursed|handed|transferred|delivered|received)).*'
RETURN donor.id AS donor, recipient.id AS recipient, fact.date AS date, fact.stage AS stage, fact.quote AS quote,
       fact.id AS fact
ORDER BY fact

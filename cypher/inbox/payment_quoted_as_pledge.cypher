// title: A pledge counted as paid
// title_vi: Cam kết bị tính là đã giải ngân
// description: Aid whose stage is disbursed, while the quote speaks of a promise or a plan and of no payment.
// description_vi: Viện trợ ở giai đoạn giải ngân, trong khi trích dẫn chỉ nói cam kết hoặc dự kiến, không nói đã trao.
// returns: rows
// inbox: doubt
// matter: The aid of {donor} to {recipient} is on record as “{stage}”, but its quote tells of a promise: “{quote}”.
// matter_vi: Khoản hỗ trợ của {donor} cho {recipient} ghi ở giai đoạn “{stage}”, nhưng trích dẫn mới nói cam kết: “{quote}”.
// mend: fact.stage, fact.quote
// set: fact.stage=committed
MATCH (donor:Partner)-[fact:GAVE_AID_TO]->(recipient:Partner)
WHERE fact.stage = 'disbursed'
  AND fact.quote =~ '(?isu).*(cam kết|\\bsẽ\\b|dự kiến|chưa|hứa|pledge|\\bcommit|\\bwill\\b|\\bto be\\b|promis|\\bplan(s|ned)?\\b|not yet|not (been )?(paid|disbursed|handed|transferred|delivered|received)).*'
  AND NOT fact.quote =~ '(?isu).*(đã (trao|chuyển|bàn giao|giải ngân|tặng|nhận)|(?<!not )(?<!not been )(handed over|disbursed|\\bpaid\\b|transferred|delivered|\\breceived\\b)).*'
RETURN donor.id AS donor, recipient.id AS recipient, fact.date AS date, fact.stage AS stage, fact.quote AS quote,
       fact.id AS fact
ORDER BY fact

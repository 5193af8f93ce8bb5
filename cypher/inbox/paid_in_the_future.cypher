// title: Aid paid in the future
// title_vi: Viện trợ giải ngân ở tương lai
// description: Aid that is on record as disbursed though every possible day lies after the day asked for: as yet it is a promise.
// description_vi: Viện trợ ghi là đã giải ngân trong khi mọi ngày có thể đều sau ngày xem xét: hiện mới chỉ là cam kết.
// returns: rows
// inbox: contradiction
// matter: {donor} is on record as having paid or handed over aid to {recipient}, but {date} is still to come.
// matter_vi: {donor} được ghi là đã giải ngân hoặc trao hỗ trợ cho {recipient}, nhưng {date} chưa đến.
// mend: fact.date, fact.stage
// set: fact.stage=committed
// param as_of: date — the day it is looked at
// param_vi as_of: ngày xem xét
// example: as_of=2026-11-01
MATCH (donor:Partner)-[fact:GAVE_AID_TO]->(recipient:Partner)
WHERE fact.stage = 'disbursed' AND fact.date_from > $as_of
RETURN donor.id AS donor, recipient.id AS recipient, fact.date AS date, fact.stage AS stage, fact.id AS fact
ORDER BY date, fact

// title: A meeting in the future
// title_vi: Cuộc gặp ở tương lai
// description: Meetings on record of which every possible day lies after the day asked for. What is only planned is no fact yet.
// description_vi: Các cuộc gặp đã ghi nhận mà mọi ngày có thể đều sau ngày xem xét. Việc mới dự kiến chưa phải là sự kiện.
// returns: rows
// inbox: contradiction
// matter: {host} and {guest} are on record as having met, but {date} is still to come.
// matter_vi: {host} và {guest} được ghi là đã gặp nhau, nhưng {date} chưa đến.
// mend: fact.date
// param as_of: date — the day it is looked at
// param_vi as_of: ngày xem xét
// example: as_of=2026-11-01
MATCH (host:Partner)-[fact:MET_WITH]->(guest:Partner)
WHERE fact.date_from > $as_of
RETURN host.id AS host, guest.id AS guest, fact.date AS date, fact.id AS fact
ORDER BY date, fact

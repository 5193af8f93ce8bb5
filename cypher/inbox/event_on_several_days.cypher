// title: One event on days far apart
// title_vi: Một hoạt động, nhiều ngày cách xa nhau
// description: Meetings that belong to one event, though more than two weeks lie between the days that they can mean.
// description_vi: Các cuộc gặp thuộc cùng một hoạt động nhưng các ngày có thể cách nhau hơn hai tuần.
// returns: rows
// inbox: doubt
// matter: The meeting of {host} and {guest} is dated {date}, another one of the same event {other_date}.
// matter_vi: Cuộc gặp của {host} và {guest} ghi ngày {date}, một cuộc gặp khác của cùng hoạt động lại ghi {other_date}.
// mend: fact.date, other_fact.date, other_fact.event_id
MATCH (:Partner)-[met:MET_WITH]->(:Partner)
WHERE met.event_id IS NOT NULL AND met.date_from IS NOT NULL AND met.date_to IS NOT NULL
WITH met ORDER BY met.id
WITH met.event_id AS event_id, collect(met) AS meetings, min(met.date_to) AS earliest, max(met.date_from) AS latest
WHERE latest > earliest AND date(latest) > date(earliest) + duration({days: 14})
WITH event_id, [met IN meetings WHERE met.date_to = earliest][0] AS first,
     [met IN meetings WHERE met.date_from = latest][0] AS last
RETURN startNode(first).id AS host, endNode(first).id AS guest, first.date AS date, last.date AS other_date, event_id,
       first.id AS fact, last.id AS other_fact
ORDER BY event_id

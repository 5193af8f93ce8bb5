// The changes of a record after a data version, the newest first: by kind of record and id, such as “partner havana”.
MATCH (part:ChangePart)
WHERE $record IN part.ids
MATCH (change:Change {number: part.change})
WHERE change.data_version > $version
RETURN change.number AS number, change.at AS at, change.who AS who, change.why AS why, change.kind AS kind,
       change.about AS about, change.data_version AS data_version, change.edit_count AS edit_count,
       change.undoes AS undoes, change.undone_by AS undone_by,
       change.made AS made, change.changed AS changed, change.deleted AS deleted
ORDER BY change.number DESC LIMIT $limit

// One change of the log.
MATCH (change:Change {number: $number})
RETURN change.number AS number, change.at AS at, change.who AS who, change.why AS why, change.kind AS kind,
       change.about AS about, change.data_version AS data_version, change.edit_count AS edit_count,
       change.undoes AS undoes, change.undone_by AS undone_by,
       change.made AS made, change.changed AS changed, change.deleted AS deleted

// The newest changes first: of a person, from a moment until before another, before a number, up to a data version; ''
// asks for nothing. They are walked by their numbers from above until there are enough.
MATCH (change:Change)
WHERE change.number < $before AND change.data_version <= $version
  AND ($who = '' OR toLower(change.who) CONTAINS toLower($who))
  AND ($since = '' OR change.at >= $since)
  AND ($until = '' OR change.at < $until)
RETURN change.number AS number, change.at AS at, change.who AS who, change.why AS why, change.kind AS kind,
       change.about AS about, change.data_version AS data_version, change.edit_count AS edit_count,
       change.undoes AS undoes, change.undone_by AS undone_by,
       change.made AS made, change.changed AS changed, change.deleted AS deleted
ORDER BY change.number DESC LIMIT $limit

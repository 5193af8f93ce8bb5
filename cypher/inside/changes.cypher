// The newest changes first: of a partner, of a person, from a moment until before another, before a number, up to a data
// version; '' asks for nothing.
MATCH (change:Change)
WHERE change.number < $before AND change.data_version <= $version
  AND ($who = '' OR toLower(change.who) CONTAINS toLower($who))
  AND ($since = '' OR change.at >= $since)
  AND ($until = '' OR change.at < $until)
  AND ($touching = '' OR EXISTS { MATCH (part:ChangePart {change: change.number}) WHERE $touching IN part.partners })
RETURN change.number AS number, change.at AS at, change.who AS who, change.why AS why, change.kind AS kind,
       change.about AS about, change.data_version AS data_version, change.edit_count AS edit_count,
       change.undoes AS undoes, change.undone_by AS undone_by,
       change.made AS made, change.changed AS changed, change.deleted AS deleted
ORDER BY change.number DESC LIMIT $limit

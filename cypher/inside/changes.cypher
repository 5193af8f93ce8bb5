// The newest changes first: of a partner, of a person, since and until a day, before a number; '' asks for nothing.
MATCH (change:Change)
WHERE change.number < $before
  AND ($who = '' OR toLower(change.who) CONTAINS toLower($who))
  AND ($since = '' OR change.at >= $since)
  AND ($until = '' OR left(change.at, 10) <= $until)
  AND ($touching = '' OR EXISTS { MATCH (part:ChangePart {change: change.number}) WHERE $touching IN part.partners })
RETURN change.number AS number, change.at AS at, change.who AS who, change.why AS why, change.kind AS kind,
       change.about AS about, change.data_version AS data_version, change.edit_count AS edit_count,
       change.undoes AS undoes, change.undone_by AS undone_by
ORDER BY change.number DESC LIMIT $limit

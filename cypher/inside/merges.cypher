// Merges of partners that stand, the newest first: what each is about begins with the id of the partner that is gone.
MATCH (change:Change)
WHERE change.kind = 'merge' AND change.undone_by IS NULL AND change.about STARTS WITH $begin
RETURN change.number AS number, change.who AS who, change.about AS about
ORDER BY number DESC

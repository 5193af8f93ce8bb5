// What changes after a number were about that nobody took back, the newest first: of each part its change and records.
MATCH (change:Change)
WHERE change.number > $number AND change.undoes IS NULL AND change.undone_by IS NULL
MATCH (part:ChangePart {change: change.number})
RETURN part.change AS number, part.ids AS records
ORDER BY number DESC

// Every part of the log with its packed edits: to look for a name in them.
MATCH (part:ChangePart)
RETURN elementId(part) AS element, part.change AS change, part.body AS body

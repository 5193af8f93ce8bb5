// The packed edits of some changes of few records, which all stand in one part, the oldest change first.
MATCH (part:ChangePart) WHERE part.change IN $numbers AND part.position = 0
WITH part ORDER BY part.change
RETURN collect(part.change) AS number, collect(part.body) AS body

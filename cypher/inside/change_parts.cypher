// The edits of a change, packed, in their order: those of the parts from $first to $last.
MATCH (part:ChangePart {change: $number})
WHERE $first <= part.position <= $last
WITH part ORDER BY part.position
RETURN collect(part.body) AS body

// The edits of a change, packed, in their order.
MATCH (part:ChangePart {change: $number})
WITH part ORDER BY part.position
RETURN collect(part.body) AS body

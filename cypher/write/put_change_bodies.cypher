// The packed edits of some parts of the log anew, without a name that was erased.
UNWIND $rows AS row
MATCH (part:ChangePart) WHERE elementId(part) = row.element
SET part.body = row.body
RETURN count(part) AS written

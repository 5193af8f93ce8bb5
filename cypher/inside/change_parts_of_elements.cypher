// The packed edits of some parts of the log, by Neo4j's own ids.
MATCH (part:ChangePart) WHERE elementId(part) IN $element_ids
RETURN elementId(part) AS element, part.body AS body

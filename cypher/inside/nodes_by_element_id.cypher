// The ends of relationships that a query returned without their nodes.
MATCH (node) WHERE elementId(node) IN $element_ids
RETURN elementId(node) AS element_id, node

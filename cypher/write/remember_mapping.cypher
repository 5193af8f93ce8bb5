// Remembers under a name how a file is read; what stood under it can be brought back once. The data version stays.
MERGE (mapping:RememberedMapping {name: $name})
SET mapping.before = CASE WHEN mapping.body = $body THEN mapping.before ELSE mapping.body END,
    mapping.body = $body, mapping.saved_on = $saved_on, mapping.deleted = false
RETURN mapping.name AS name

// Puts what stood under the name before in place of what stands there now, and keeps that instead. The data version stays.
MATCH (mapping:RememberedMapping {name: $name}) WHERE mapping.before IS NOT NULL
WITH mapping, mapping.body AS now, mapping.before AS before
SET mapping.body = before, mapping.before = now
RETURN mapping.name AS name

// Marks what is remembered as deleted, or takes that back. The data version stays.
MATCH (mapping:RememberedMapping {name: $name})
SET mapping.deleted = $deleted
RETURN mapping.name AS name

// Gives what is remembered another name. The data version stays.
MATCH (mapping:RememberedMapping {name: $name})
SET mapping.name = $new_name
RETURN mapping.name AS name

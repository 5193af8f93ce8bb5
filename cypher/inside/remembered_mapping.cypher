// How files are read, remembered under this name.
MATCH (mapping:RememberedMapping {name: $name})
RETURN mapping.name AS name, mapping.saved_on AS saved_on, mapping.body AS body, mapping.before AS before,
       mapping.deleted AS deleted

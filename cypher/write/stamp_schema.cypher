// Says which schema version the data have from here on; who runs it holds the lock of the data version.
MATCH (version:DataVersion {id: 'current'})
SET version.schema = $schema
RETURN version.schema AS schema

// The data version as a backup has it: with its token, because the data are the same again, and the number of changes.
MATCH (version:DataVersion {id: 'current'})
SET version = $properties
RETURN version.value AS data_version

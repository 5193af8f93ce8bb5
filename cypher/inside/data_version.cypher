// The data version: goes up with every write that changed something. No row before the first.
MATCH (version:DataVersion {id: 'current'})
RETURN version.value AS data_version

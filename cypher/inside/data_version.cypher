// The data version: goes up with every write that changed something; its token is new each time, also where a backup
// was restored and went on from an older number. The schema version is 1 where none was ever put down. No row before the
// first write.
MATCH (version:DataVersion {id: 'current'})
RETURN version.value AS data_version, coalesce(version.token, '') AS token, coalesce(version.schema, 1) AS schema

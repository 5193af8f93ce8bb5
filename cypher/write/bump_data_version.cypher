// One up; the first write makes it. Run in the transaction of the write itself, so that no reader sees the one
// without the other.
MERGE (version:DataVersion {id: 'current'})
ON CREATE SET version.value = 1
ON MATCH SET version.value = version.value + 1
SET version.token = randomUUID()
RETURN version.value AS data_version

// Takes the write lock of the data version, so that two loaders come one after another and the second sees what the
// first wrote. Setting a label that is there already locks the node, changes nothing and is not counted as a change.
MERGE (version:DataVersion {id: 'current'})
ON CREATE SET version.value = 0
SET version:DataVersion
RETURN version.value AS data_version

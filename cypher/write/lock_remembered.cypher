// The same as inside/remembered, with the write lock taken until the end of the transaction: of two workers the second sees
// what the first wrote. Setting a label that is there already locks the node and changes nothing. The first time makes it.
MERGE (memory:Remembered {name: $name})
ON CREATE SET memory.data_version = 0, memory.token = '', memory.ids = [], memory.numbers = []
SET memory:Remembered
WITH memory
RETURN memory.data_version AS data_version, memory.token AS token, memory.ids AS ids, memory.numbers AS numbers

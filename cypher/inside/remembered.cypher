// What the app remembers beside the facts under this name: for which data version and its token, and a number for each id.
MATCH (memory:Remembered {name: $name})
RETURN memory.data_version AS data_version, memory.token AS token, memory.ids AS ids, memory.numbers AS numbers

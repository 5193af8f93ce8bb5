// Puts a number for each id in place of what was remembered under this name. No fact and no partner: the data version stays.
MATCH (memory:Remembered {name: $name})
SET memory.data_version = $data_version, memory.token = $token, memory.ids = $ids, memory.numbers = $numbers

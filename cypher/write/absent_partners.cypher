// Which of these partners are not on record: the first of them by id.
UNWIND $ids AS id
WITH id WHERE NOT EXISTS { (:Partner {id: id}) }
RETURN id ORDER BY id LIMIT 1

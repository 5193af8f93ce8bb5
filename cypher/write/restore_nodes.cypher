// One node per row of a backup, with the labels and properties that it had.
UNWIND $rows AS row
CREATE (node:$(row.labels))
SET node = row.properties
RETURN count(node) AS written

// One source per row; a row is its properties.
UNWIND $rows AS row
CREATE (source:Source)
SET source = row
RETURN count(source) AS written

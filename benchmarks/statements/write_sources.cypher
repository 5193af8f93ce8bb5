// The bare driver's way: one source per row.
UNWIND $rows AS row
CREATE (source:Source)
SET source = row

// The bare driver's way: one partner per row, its kind known from the start.
UNWIND $rows AS row
CREATE (partner:Partner:City)
SET partner = row

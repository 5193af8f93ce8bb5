// One partner per row: its kind is a label, the rest its properties.
UNWIND $rows AS row
CREATE (partner:Partner:$(row.kind))
SET partner = row.properties
RETURN count(partner) AS written

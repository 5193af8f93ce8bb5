// All properties of each partner anew, and its kind where that changed.
UNWIND $rows AS row
MATCH (partner:Partner {id: row.id})
REMOVE partner:$(row.kind_before)
SET partner:$(row.kind)
SET partner = row.properties
RETURN count(partner) AS written

// The edits of a change, some of them in each part.
UNWIND $rows AS row
CREATE (:ChangePart {change: $number, position: row.position, partners: row.partners, ids: row.ids, body: row.body})

// Some texts of nodes anew; all else stays.
UNWIND $rows AS row
MATCH (node) WHERE elementId(node) = row.element
SET node += row.properties
RETURN count(node) AS written

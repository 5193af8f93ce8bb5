// Some texts of facts anew; all else stays.
UNWIND $rows AS row
MATCH ()-[fact]->() WHERE elementId(fact) = row.element
SET fact += row.properties
RETURN count(fact) AS written

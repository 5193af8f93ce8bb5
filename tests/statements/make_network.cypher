// Partners of the $ids and a fact for each of the $pairs; what a pair holds are two ids, which may be the same.
UNWIND $ids AS id
CREATE (:Partner:City {id: id})
WITH count(*) AS partners
UNWIND $pairs AS pair
MATCH (first:Partner {id: pair[0]})
MATCH (second:Partner {id: pair[1]})
CREATE (first)-[:MET_WITH {id: randomUUID()}]->(second)

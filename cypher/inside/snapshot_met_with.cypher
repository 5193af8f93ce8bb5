// All facts of this type as columns of one record, in any order; an unknown day is ''. Its ends are Neo4j's own numbers of
// the nodes, which a relationship holds itself: the ids that we give would have to be fetched from each node, for each fact.
CYPHER 5
MATCH (source)-[fact:MET_WITH]->(target)
RETURN collect(id(source)) AS source, collect(id(target)) AS target,
       collect(coalesce(fact.date_from, '')) AS date_from, collect(coalesce(fact.date_to, '')) AS date_to

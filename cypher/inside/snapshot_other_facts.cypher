// All facts but meetings as columns of one record, in any order, also those of types that we do not know.
MATCH (source:Partner)-[fact:!MET_WITH]->(target:Partner)
RETURN collect(type(fact)) AS type, collect(source.id) AS source, collect(target.id) AS target,
       collect(coalesce(fact.date_from, '')) AS date_from, collect(coalesce(fact.date_to, '')) AS date_to

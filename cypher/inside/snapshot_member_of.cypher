// All facts of this type as columns of one record, in any order; an unknown day is ''. Whether both ends are partners is
// seen by their ids, which takes half the time of asking for their labels.
MATCH (source)-[fact:MEMBER_OF]->(target)
RETURN collect(coalesce(source.id, '')) AS source, collect(coalesce(target.id, '')) AS target,
       collect(coalesce(fact.date_from, '')) AS date_from, collect(coalesce(fact.date_to, '')) AS date_to

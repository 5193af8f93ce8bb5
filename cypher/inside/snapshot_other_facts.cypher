// All facts but meetings as columns of one record, in any order.
MATCH (source)-[fact:GAVE_AID_TO|MEMBER_OF|HAS_AGREEMENT_WITH]->(target)
RETURN collect(type(fact)) AS type,
       collect(coalesce(source.id, '')) AS source, collect(coalesce(target.id, '')) AS target,
       collect(coalesce(fact.date_from, '')) AS date_from, collect(coalesce(fact.date_to, '')) AS date_to

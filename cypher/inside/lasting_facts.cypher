// Every agreement and membership that our own side is an end of, with its ends, its days and what tells it, as columns of one
// record, in any order; '' where a fact says nothing of it.
MATCH (source:Partner)-[fact:HAS_AGREEMENT_WITH|MEMBER_OF]->(target:Partner)
WHERE source.home OR target.home
RETURN collect(fact.id) AS id, collect(type(fact)) AS type, collect(source.id) AS source, collect(target.id) AS target,
       collect(coalesce(fact.date_from, '')) AS date_from, collect(coalesce(fact.date_to, '')) AS date_to,
       collect(coalesce(fact.expires_on, '')) AS expires_on, collect(coalesce(fact.until, '')) AS until,
       collect(coalesce(fact.agreement_type, '')) AS agreement_type

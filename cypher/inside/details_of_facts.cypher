// Every fact with its ends, its days and what facts are filtered by (source_id and all properties that are a choice), as
// columns of one record, in any order; '' where a fact says nothing of it.
MATCH (source:Partner)-[fact]->(target:Partner)
RETURN collect(fact.id) AS id, collect(type(fact)) AS type, collect(source.id) AS source, collect(target.id) AS target,
       collect(coalesce(fact.date_from, '')) AS date_from, collect(coalesce(fact.date_to, '')) AS date_to,
       collect(coalesce(fact.source_id, '')) AS source_id, collect(coalesce(fact.form, '')) AS form,
       collect(coalesce(fact.stage, '')) AS stage, collect(coalesce(fact.event_type, '')) AS event_type,
       collect(coalesce(fact.format, '')) AS format, collect(coalesce(fact.rank, '')) AS rank,
       collect(coalesce(fact.role, '')) AS role, collect(coalesce(fact.agreement_type, '')) AS agreement_type

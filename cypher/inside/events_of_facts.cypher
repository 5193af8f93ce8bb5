// The event of each meeting that names one, as columns: facts of one event are one contact.
MATCH (:Partner)-[fact:MET_WITH]->(:Partner)
WHERE fact.event_id <> ''
RETURN collect(fact.id) AS id, collect(fact.event_id) AS event

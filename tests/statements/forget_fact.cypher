// Takes away one fact.
MATCH (:Partner)-[fact {id: $id}]->(:Partner) DELETE fact

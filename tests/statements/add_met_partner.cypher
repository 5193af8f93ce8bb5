// A partner that Hà Nội met: both at once.
MATCH (home:Partner {id: 'hanoi'})
CREATE (home)-[:MET_WITH {id: 'met-' + $id, source_id: 'x', quote: 'q', title_en: 't'}]->
       (:Partner:City {id: $id, name_en: $id, source_id: 'x', quote: 'q'})

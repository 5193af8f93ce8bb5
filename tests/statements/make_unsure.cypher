// A meeting of which a source says only that it was in the winter of 2019.
MATCH (hanoi:Partner {id: 'hanoi'}), (alone:Partner {id: 'alone'})
CREATE (hanoi)-[:MET_WITH {id: 'winter', date: '2019-12-01/2020-02-29', date_from: '2019-12-01', date_to: '2020-02-29',
                           title_en: 't', source_id: 's', quote: 'q'}]->(alone)

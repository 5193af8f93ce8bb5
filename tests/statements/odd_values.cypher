// Values that no check of ours would let in: a tier and an interval that are none, days the wrong way round, a fact of a
// partner with itself, and one between two bodies of ours.
MATCH (recent:Partner {id: 'recent'}), (old:Partner {id: 'old'}), (hanoi:Partner {id: 'hanoi'})
SET recent.tier = 9, recent.cadence_months = -3
CREATE (old)-[:MET_WITH {id: 'self', source_id: 's', quote: 'q', title_en: 't', date: '2026-10-01',
                         date_from: '2026-10-01', date_to: '2026-10-01'}]->(old)
CREATE (hanoi)-[:MET_WITH {id: 'turned', source_id: 's', quote: 'q', title_en: 't', date: '2026-09',
                           date_from: '2026-09-30', date_to: '2026-09-01'}]->(recent)
CREATE (office:Partner:Organisation {id: 'office', name_en: 'Office', home: true, source_id: 's', quote: 'q'})
CREATE (hanoi)-[:MET_WITH {id: 'inside', source_id: 's', quote: 'q', title_en: 't', date: '2026-10-01',
                           date_from: '2026-10-01', date_to: '2026-10-01'}]->(office)

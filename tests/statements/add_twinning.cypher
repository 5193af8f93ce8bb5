// Two partners become twin cities in 2019.
MATCH (first:Partner {id: $first}), (second:Partner {id: $second})
CREATE (first)-[:HAS_AGREEMENT_WITH {id: 'twinning', agreement_type: 'twinning', date: '2019', date_from: '2019-01-01',
                                     date_to: '2019-12-31', source_id: 's', title_en: 'Twinned'}]->(second)

// Neo4j samples its indexes and forgets the plans of queries. A plan made while the database was empty, or before the
// indexes were sampled again, reads every partner to find one.
CALL db.prepareForReplanning()

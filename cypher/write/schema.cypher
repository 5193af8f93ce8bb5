// What the database itself guards: one partner, one source and one fact per id. Community has no existence
// constraints, so required properties are checked before anything is written (graph_app/ingest/checks.py).
// The constraints bring the indexes by which partners, sources and facts are looked up; the facts of a source have
// their own, one per type, as Neo4j has no index over several types.
CREATE CONSTRAINT partner_id IF NOT EXISTS FOR (partner:Partner) REQUIRE partner.id IS UNIQUE;
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (source:Source) REQUIRE source.id IS UNIQUE;
CREATE CONSTRAINT data_version_id IF NOT EXISTS FOR (version:DataVersion) REQUIRE version.id IS UNIQUE;
CREATE CONSTRAINT remembered_name IF NOT EXISTS FOR (memory:Remembered) REQUIRE memory.name IS UNIQUE;
CREATE CONSTRAINT saved_view_id IF NOT EXISTS FOR (view:SavedView) REQUIRE view.id IS UNIQUE;
CREATE CONSTRAINT rejection_partner IF NOT EXISTS FOR (rejection:Rejection) REQUIRE rejection.partner IS UNIQUE;
CREATE CONSTRAINT held_apart_pair IF NOT EXISTS FOR (apart:HeldApart) REQUIRE (apart.first, apart.second) IS UNIQUE;
CREATE CONSTRAINT remembered_mapping_name IF NOT EXISTS FOR (mapping:RememberedMapping) REQUIRE mapping.name IS UNIQUE;
CREATE CONSTRAINT acknowledgement_id IF NOT EXISTS FOR (right:Acknowledgement) REQUIRE right.id IS UNIQUE;
CREATE CONSTRAINT gave_aid_to_id IF NOT EXISTS FOR ()-[fact:GAVE_AID_TO]-() REQUIRE fact.id IS UNIQUE;
CREATE CONSTRAINT met_with_id IF NOT EXISTS FOR ()-[fact:MET_WITH]-() REQUIRE fact.id IS UNIQUE;
CREATE CONSTRAINT member_of_id IF NOT EXISTS FOR ()-[fact:MEMBER_OF]-() REQUIRE fact.id IS UNIQUE;
CREATE CONSTRAINT has_agreement_with_id IF NOT EXISTS FOR ()-[fact:HAS_AGREEMENT_WITH]-() REQUIRE fact.id IS UNIQUE;
CREATE CONSTRAINT change_number IF NOT EXISTS FOR (change:Change) REQUIRE change.number IS UNIQUE;
CREATE INDEX change_part_change IF NOT EXISTS FOR (part:ChangePart) ON (part.change);
CREATE INDEX partner_source IF NOT EXISTS FOR (partner:Partner) ON (partner.source_id);
CREATE INDEX partner_home IF NOT EXISTS FOR (partner:Partner) ON (partner.home);
CREATE INDEX gave_aid_to_source IF NOT EXISTS FOR ()-[fact:GAVE_AID_TO]-() ON (fact.source_id);
CREATE INDEX met_with_source IF NOT EXISTS FOR ()-[fact:MET_WITH]-() ON (fact.source_id);
CREATE INDEX member_of_source IF NOT EXISTS FOR ()-[fact:MEMBER_OF]-() ON (fact.source_id);
CREATE INDEX has_agreement_with_source IF NOT EXISTS FOR ()-[fact:HAS_AGREEMENT_WITH]-() ON (fact.source_id)

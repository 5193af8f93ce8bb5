// All partners as one column of maps, in any order: what is known of each, as `kind` the label beside Partner, and as `node`
// the number by which snapshot_*.cypher name the ends of facts. It means something only while the snapshot is being built.
CYPHER 5
MATCH (partner:Partner)
RETURN collect(partner {.*, node: id(partner), kind: head([label IN labels(partner) WHERE label <> 'Partner'])}) AS partner

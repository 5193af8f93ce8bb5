// All partners as one column of maps, in any order: what is known of each, and as `kind` the label beside Partner.
MATCH (partner:Partner)
RETURN collect(partner {.*, kind: head([label IN labels(partner) WHERE label <> 'Partner'])}) AS partner

// The bare driver's way: one row per partner, with what the snapshot holds of it.
MATCH (partner:Partner)
RETURN partner.id AS id, labels(partner) AS labels, partner.name_vi AS name_vi, partner.name_en AS name_en,
       partner.name_local AS name_local, partner.aliases AS aliases, partner.country AS country, partner.home AS home,
       partner.level AS level, partner.category AS category, partner.tier AS tier,
       partner.cadence_months AS cadence_months, partner.status AS status, partner.latitude AS latitude,
       partner.longitude AS longitude, partner.note AS note, partner.source_id AS source_id, partner.quote AS quote

// All partners as columns of one record. collect() drops nulls, so unknown is '', [], -1 or 999.0.
MATCH (partner:Partner)
WITH partner ORDER BY partner.id
RETURN collect(partner.id) AS id,
       collect(coalesce(head([label IN labels(partner) WHERE label <> 'Partner']), '')) AS kind,
       collect(coalesce(partner.name_vi, '')) AS name_vi,
       collect(coalesce(partner.name_en, '')) AS name_en,
       collect(coalesce(partner.name_local, '')) AS name_local,
       collect(coalesce(partner.aliases, [])) AS aliases,
       collect(coalesce(partner.country, '')) AS country,
       collect(coalesce(partner.home, false)) AS home,
       collect(coalesce(partner.level, '')) AS level,
       collect(coalesce(partner.category, '')) AS category,
       collect(coalesce(partner.tier, -1)) AS tier,
       collect(coalesce(partner.cadence_months, -1)) AS cadence_months,
       collect(coalesce(partner.status, '')) AS status,
       collect(coalesce(partner.latitude, 999.0)) AS latitude,
       collect(coalesce(partner.longitude, 999.0)) AS longitude,
       collect(coalesce(partner.note, '')) AS note,
       collect(coalesce(partner.source_id, '')) AS source_id,
       collect(coalesce(partner.quote, '')) AS quote

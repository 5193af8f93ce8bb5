// The views that were saved under a name, by name.
MATCH (view:SavedView)
WHERE view.name IS NOT NULL
RETURN view.id AS id, view.name AS name, view.state AS state, view.saved_on AS saved_on,
       view.data_version AS data_version, view.partner_count AS partner_count, view.fact_count AS fact_count
ORDER BY toLower(name), id

// One saved view, with or without a name.
MATCH (view:SavedView {id: $id})
RETURN view.id AS id, view.name AS name, view.state AS state, view.saved_on AS saved_on,
       view.data_version AS data_version, view.partner_count AS partner_count, view.fact_count AS fact_count

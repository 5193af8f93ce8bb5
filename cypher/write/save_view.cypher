// A view of the network under the id that its text and name give it: saved again it is the same one. No fact and no
// partner: the data version stays.
MERGE (view:SavedView {id: $id})
ON CREATE SET view.name = $name, view.state = $state, view.saved_on = $saved_on, view.data_version = $data_version,
              view.partner_count = $partner_count, view.fact_count = $fact_count

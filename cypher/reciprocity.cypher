// title: Who visits whom, who gives to whom
// title_vi: Ai đến thăm ai, ai hỗ trợ ai
// description: For each partner of the other side: events where we were host and where we were guest, gifts that we gave and that we got. Counts only, never sums of money.
// description_vi: Với mỗi đối tác không thuộc bên ta: số hoạt động bên ta tiếp và bên ta là khách, số khoản bên ta hỗ trợ và được hỗ trợ. Chỉ đếm, không cộng tiền.
// group: before_meeting
// returns: rows
// param country: country = none — only this country
// param_vi country: chỉ quốc gia này
// example: country=LA
MATCH (partner:Partner)
WHERE NOT coalesce(partner.home, false) AND ($country IS NULL OR partner.country = $country)
WITH partner,
     COUNT { MATCH (partner)<-[in:MET_WITH]-(ours:Partner) WHERE ours.home RETURN DISTINCT coalesce(in.event_id, in.id) } AS inbound,
     COUNT { MATCH (partner)-[out:MET_WITH]->(ours:Partner) WHERE ours.home RETURN DISTINCT coalesce(out.event_id, out.id) } AS outbound,
     COUNT { (partner)<-[:GAVE_AID_TO]-(ours:Partner) WHERE ours.home } AS gave_count,
     COUNT { (partner)-[:GAVE_AID_TO]->(ours:Partner) WHERE ours.home } AS received_count
WHERE inbound + outbound + gave_count + received_count > 0
RETURN partner.id AS partner, inbound, outbound, gave_count, received_count
ORDER BY inbound + outbound DESC, gave_count + received_count DESC, partner

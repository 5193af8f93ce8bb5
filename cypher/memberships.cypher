// title: Memberships of a partner
// title_vi: Tư cách thành viên của một đối tác
// description: The networks and unions that a partner is a member of, and how many other members they have on record.
// description_vi: Các mạng lưới và liên hiệp mà một đối tác là thành viên, và số thành viên khác được ghi nhận.
// group: networks
// returns: rows
// param member: partner — the member
// param_vi member: thành viên
// example: member=hanoi
MATCH (member:Partner {id: $member})-[membership:MEMBER_OF]->(body:Partner)
RETURN body.id AS body, membership.role AS role, membership.since AS since, membership.until AS until,
       COUNT { (body)<-[:MEMBER_OF]-(other:Partner) WHERE other <> member } AS partner_count,
       membership.source_id AS source_id, membership.id AS fact
ORDER BY body, fact

// title: Members of a network
// title_vi: Thành viên của một mạng lưới
// description: Who is on record as a member of a network or union, with role and dates.
// description_vi: Ai được ghi nhận là thành viên của một mạng lưới hoặc liên hiệp, kèm tư cách và thời gian.
// group: networks
// returns: rows
// param network: partner — the network or union
// param_vi network: mạng lưới hoặc liên hiệp
// example: network=ascn
MATCH (member:Partner)-[membership:MEMBER_OF]->(:Partner {id: $network})
RETURN member.id AS member, member.country AS country, membership.role AS role, membership.since AS since,
       membership.until AS until, membership.source_id AS source_id, membership.id AS fact
ORDER BY country, member, fact

// title: Neighbourhood of a partner
// title_vi: Vùng lân cận của một đối tác
// description: A partner, those it is tied to, and all facts among them, as a graph; with 2 steps also the partners of those.
// description_vi: Một đối tác, các bên có quan hệ với nó và mọi sự kiện giữa họ, dưới dạng đồ thị; với 2 bước, thêm cả đối tác của các bên đó.
// group: networks
// returns: graph
// param partner: partner — the partner in the middle
// param_vi partner: đối tác ở giữa
// param steps: integer 1..2 = 1 — how many steps away
// param_vi steps: số bước
// example: partner=aimf
MATCH (centre:Partner {id: $partner})
OPTIONAL MATCH (centre)--(one:Partner)
WITH centre, collect(DISTINCT one) AS ones
CALL (ones) {
  UNWIND ones AS one
  MATCH (one)--(two:Partner) WHERE $steps >= 2
  RETURN collect(DISTINCT two) AS twos
}
WITH [centre] + ones + twos AS near
UNWIND near AS partner
WITH DISTINCT near, partner
OPTIONAL MATCH (partner)-[fact]->(other:Partner) WHERE other IN near
RETURN partner, fact, other
ORDER BY partner.id, fact.id

// title: Partners that two partners share
// title_vi: Đối tác chung của hai đối tác
// description: Who is tied to both, and by what.
// description_vi: Ai có quan hệ với cả hai bên, và bằng gì.
// group: networks
// returns: rows
// param first: partner — one partner
// param_vi first: đối tác thứ nhất
// param second: partner — the other partner
// param_vi second: đối tác thứ hai
// example: first=vientiane second=bangkok
MATCH (:Partner {id: $first})-[one]-(shared:Partner)-[two]-(:Partner {id: $second})
WHERE $first <> $second AND NOT shared.id IN [$first, $second]
WITH shared, collect(DISTINCT one) AS ones, collect(DISTINCT two) AS twos
RETURN shared.id AS partner, head([label IN labels(shared) WHERE label <> 'Partner']) AS kind,
       reduce(types = [], fact IN ones | CASE WHEN type(fact) IN types THEN types ELSE types + type(fact) END) AS types_first,
       size(ones) AS facts_first,
       reduce(types = [], fact IN twos | CASE WHEN type(fact) IN types THEN types ELSE types + type(fact) END) AS types_second,
       size(twos) AS facts_second
ORDER BY facts_first + facts_second DESC, partner

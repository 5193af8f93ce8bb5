// title: Networks that two partners share
// title_vi: Mạng lưới chung của hai đối tác
// description: The networks and unions that both are members of, with the role of each and since when.
// description_vi: Các mạng lưới và liên hiệp mà cả hai là thành viên, với tư cách và thời điểm gia nhập của từng bên.
// group: before_meeting
// returns: rows
// param first: partner — one partner
// param_vi first: đối tác thứ nhất
// param second: partner — the other partner
// param_vi second: đối tác thứ hai
// example: first=hanoi second=bangkok
MATCH (:Partner {id: $first})-[one:MEMBER_OF]->(network:Partner)<-[two:MEMBER_OF]-(:Partner {id: $second})
WHERE $first <> $second
RETURN network.id AS network, one.role AS role_first, one.since AS since_first, two.role AS role_second,
       two.since AS since_second, one.id AS fact, two.id AS other_fact
ORDER BY network, fact, other_fact

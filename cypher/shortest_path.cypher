// title: Shortest path between two partners
// title_vi: Đường ngắn nhất giữa hai đối tác
// description: All shortest ways from one partner to another over facts on record. An empty answer: they are not connected, or are the same.
// description_vi: Mọi con đường ngắn nhất từ một đối tác đến đối tác khác qua các sự kiện được ghi nhận. Kết quả trống: hai bên không liên thông, hoặc là một.
// group: networks
// returns: graph
// param first: partner — where the path begins
// param_vi first: điểm đầu
// param second: partner — where it ends
// param_vi second: điểm cuối
// example: first=havana second=ascn
MATCH (first:Partner {id: $first}), (second:Partner {id: $second})
WHERE first <> second
MATCH path = allShortestPaths((first)-[*]-(second))
RETURN path

// title: The network in a country
// title_vi: Mạng lưới ở một quốc gia
// description: All partners of a country, whom they are tied to, and the facts between them, as a graph.
// description_vi: Mọi đối tác ở một quốc gia, các bên có quan hệ với họ và những sự kiện giữa họ, dưới dạng đồ thị.
// group: networks
// returns: graph
// param country: country — the country
// param_vi country: quốc gia
// example: country=LA
MATCH (partner:Partner {country: $country})
OPTIONAL MATCH (partner)-[fact]-(other:Partner)
RETURN partner, fact, other
ORDER BY partner.id, fact.id

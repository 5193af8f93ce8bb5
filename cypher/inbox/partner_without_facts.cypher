// title: A partner without any fact
// title_vi: Đối tác chưa có sự kiện nào
// description: Partners, not of our own side, of whom only the name is on record. That does not mean that there was nothing.
// description_vi: Các đối tác không thuộc bên ta mà mới chỉ ghi nhận tên. Điều đó không có nghĩa là chưa từng có gì.
// returns: rows
// inbox: gap
// matter: Of {partner} no fact is on record.
// matter_vi: {partner} chưa có sự kiện nào được ghi nhận.
// mend: partner.new_fact
MATCH (partner:Partner)
WHERE NOT coalesce(partner.home, false) AND NOT EXISTS { (partner)--(:Partner) }
RETURN partner.id AS partner, partner.country AS country
ORDER BY partner

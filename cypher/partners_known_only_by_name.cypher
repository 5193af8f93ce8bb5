// title: Partners known only by name, or by little more
// title_vi: Đối tác chỉ biết tên, hoặc hầu như chỉ biết tên
// description: Partners (not our own side) of which no fact is on record, or at most so many: somebody named them, hardly more.
// description_vi: Các đối tác (không kể bên ta) chưa có sự kiện nào được ghi nhận, hoặc nhiều nhất chừng ấy: được nêu tên, hầu như không hơn.
// group: partners
// returns: rows
// param at_most: integer 0..10 = 0 — at most so many facts
// param_vi at_most: nhiều nhất bao nhiêu sự kiện
// param kind: kind = none — only this kind
// param_vi kind: chỉ loại này
// example: at_most=1 kind=Organisation
MATCH (partner:Partner)
WHERE NOT coalesce(partner.home, false) AND ($kind IS NULL OR $kind IN labels(partner))
WITH partner, COUNT { (partner)--(:Partner) } AS fact_count
WHERE fact_count <= $at_most
RETURN partner.id AS partner, head([label IN labels(partner) WHERE label <> 'Partner']) AS kind,
       partner.country AS country, fact_count, partner.note AS note, partner.source_id AS source_id
ORDER BY fact_count, partner

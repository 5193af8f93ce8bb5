// title: What a partner gave and got, gift by gift
// title_vi: Một đối tác đã cho và nhận gì, từng khoản
// description: Every gift and pledge of one partner, both ways, the newest first. Nothing is added up; unknown amounts stay empty.
// description_vi: Mọi khoản hỗ trợ và cam kết của một đối tác, cả hai chiều, mới nhất trước. Không cộng gộp; giá trị không rõ để trống.
// group: before_meeting
// returns: rows
// param partner: partner — the partner
// param_vi partner: đối tác
// param stage: stage = none — only this stage
// param_vi stage: chỉ giai đoạn này
// example: partner=vientiane
MATCH (partner:Partner {id: $partner})-[gift:GAVE_AID_TO]-(other:Partner)
WHERE $stage IS NULL OR gift.stage = $stage
RETURN gift.date AS date, CASE WHEN startNode(gift) = partner THEN 'gave' ELSE 'received' END AS direction,
       other.id AS other, gift.form AS form, gift.stage AS stage, gift.amount AS amount, gift.currency AS currency,
       gift.item AS item, gift.quantity AS quantity, gift.unit AS unit,
       gift.title_vi AS title_vi, gift.title_en AS title_en, gift.source_id AS source_id, gift.id AS fact
ORDER BY coalesce(gift.date_to, '') DESC, fact

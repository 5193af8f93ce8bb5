// title: Sources older than the contact interval
// title_vi: Nguồn cũ hơn chu kỳ liên hệ
// description: Partners whose newest source (published or read) is older than the interval in which they are to be contacted: their own, or that of their tier. Without an interval or a dated source nothing is said.
// description_vi: Các đối tác có nguồn mới nhất (ngày đăng hoặc ngày đọc) cũ hơn chu kỳ phải liên hệ: chu kỳ riêng, hoặc theo mức ưu tiên. Không có chu kỳ hoặc không có nguồn rõ ngày thì không nêu.
// returns: rows
// inbox: gap
// matter: The newest source on {partner} is of {newest}; it is to be contacted every {cadence_months} months.
// matter_vi: Nguồn mới nhất về {partner} là {newest}; chu kỳ liên hệ là {cadence_months} tháng.
// mend: partner.new_fact, partner.cadence_months
// param as_of: date — the day it is looked at
// param_vi as_of: ngày xem xét
// param tier_1: integer 1..120 = 6 — months of tier 1
// param_vi tier_1: số tháng của mức ưu tiên 1
// param tier_2: integer 1..120 = 12 — months of tier 2
// param_vi tier_2: số tháng của mức ưu tiên 2
// param tier_3: integer 1..120 = 24 — months of tier 3
// param_vi tier_3: số tháng của mức ưu tiên 3
// example: as_of=2026-11-01
MATCH (partner:Partner)
WHERE NOT coalesce(partner.home, false) AND (partner.cadence_months IS NOT NULL OR partner.tier IN [1, 2, 3])
MATCH (partner)-[record]-(:Partner)
WITH partner, coalesce(partner.cadence_months, CASE partner.tier WHEN 1 THEN $tier_1 WHEN 2 THEN $tier_2 ELSE $tier_3 END) AS cadence_months,
     record.source_id AS source_id
WITH DISTINCT partner, cadence_months, source_id
MATCH (source:Source) WHERE source.id = source_id
UNWIND [source.published_on, source.retrieved_on] AS newest
WITH partner, cadence_months, newest, newest + substring('-12-31', coalesce(size(newest), 4) - 4) AS last_day
ORDER BY last_day DESC, newest
WITH partner, cadence_months, collect(newest)[0] AS newest, max(last_day) AS last_day
WHERE last_day < toString(date($as_of) - duration({months: cadence_months}))
RETURN partner.id AS partner, newest, cadence_months
ORDER BY newest, partner

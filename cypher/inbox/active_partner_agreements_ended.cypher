// title: Active, though every agreement has ended
// title_vi: Đang hoạt động, nhưng mọi thỏa thuận đã hết hiệu lực
// description: Partners whose status is “active” while all agreements with them have certainly ended by the day asked for: a renewal, or the status, may be missing.
// description_vi: Các đối tác có tình trạng “đang hoạt động” trong khi mọi thỏa thuận với họ chắc chắn đã hết hiệu lực vào ngày xem xét: có thể thiếu lần gia hạn, hoặc tình trạng đã cũ.
// returns: rows
// inbox: gap
// matter: The status of {partner} is “{status}”, but the last of its agreements has ended ({expires_on}).
// matter_vi: Tình trạng của {partner} là “{status}”, nhưng thỏa thuận cuối cùng đã hết hiệu lực ({expires_on}).
// mend: partner.status, fact.expires_on
// param as_of: date — the day it is looked at
// param_vi as_of: ngày xem xét
// example: as_of=2026-11-01
MATCH (partner:Partner)-[agreement:HAS_AGREEMENT_WITH]-(:Partner)
WHERE partner.status = 'active' AND NOT coalesce(partner.home, false)
WITH partner, agreement, agreement.expires_on + substring('-12-31', coalesce(size(agreement.expires_on), 4) - 4) AS last_day
ORDER BY last_day DESC, agreement.id
WITH partner, collect(agreement)[0] AS fact, count(*) AS agreements, count(last_day) AS with_end, max(last_day) AS last_day
WHERE agreements = with_end AND last_day < $as_of
RETURN partner.id AS partner, partner.status AS status, fact.expires_on AS expires_on, fact.id AS fact
ORDER BY partner

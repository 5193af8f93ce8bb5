// title: What is signed with a partner, and until when
// title_vi: Đã ký gì với một đối tác, đến bao giờ
// description: Every agreement with one partner, the newest first, and its state on a day. No end on record is told as such: it may have one.
// description_vi: Mọi thỏa thuận với một đối tác, mới nhất trước, và tình trạng vào một ngày. Không rõ ngày hết hiệu lực được nêu đúng như vậy: có thể vẫn có thời hạn.
// group: before_meeting
// returns: rows
// param partner: partner — the partner
// param_vi partner: đối tác
// param as_of: date — the day for which the state is told
// param_vi as_of: ngày xét tình trạng
// example: partner=vientiane as_of=2026-11-01
MATCH (partner:Partner {id: $partner})-[agreement:HAS_AGREEMENT_WITH]-(other:Partner)
RETURN other.id AS other, agreement.agreement_type AS agreement_type, agreement.signed_on AS signed_on,
       agreement.expires_on AS expires_on,
       CASE WHEN agreement.date_from > $as_of THEN 'not_yet_signed'
            WHEN agreement.expires_on IS NULL THEN 'no_end_known'
            WHEN agreement.expires_on < left($as_of, size(agreement.expires_on)) THEN 'ended'
            ELSE 'in_force' END AS state,
       agreement.fields AS fields, agreement.title_vi AS title_vi, agreement.title_en AS title_en,
       agreement.source_id AS source_id, agreement.id AS fact
ORDER BY coalesce(agreement.date_to, '') DESC, fact

// title: Agreements without any meeting since
// title_vi: Thỏa thuận chưa có cuộc gặp nào từ khi ký
// description: Agreements of known day after which no meeting with that partner is on record.
// description_vi: Các thỏa thuận có ngày ký mà sau đó chưa ghi nhận cuộc gặp nào với đối tác ấy.
// group: agreements
// returns: rows
MATCH (our_side:Partner)-[agreement:HAS_AGREEMENT_WITH]->(partner:Partner)
WHERE agreement.date_from IS NOT NULL
  AND NOT EXISTS { (partner)-[meeting:MET_WITH]-(:Partner) WHERE meeting.date_to > agreement.date_to }
RETURN partner.id AS partner, our_side.id AS our_side, agreement.agreement_type AS agreement_type,
       agreement.signed_on AS signed_on, agreement.expires_on AS expires_on,
       COUNT { MATCH (partner)-[meeting:MET_WITH]-(:Partner) WHERE meeting.date IS NULL
               RETURN DISTINCT coalesce(meeting.event_id, meeting.id) } AS undated_meetings,
       agreement.source_id AS source_id, agreement.id AS fact
ORDER BY agreement.date_to, fact

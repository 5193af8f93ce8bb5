// title: A partner without a country
// title_vi: Đối tác chưa rõ quốc gia
// description: Cities, friendship associations and bodies that belong to one country, without it. Networks, international bodies, projects and groups may have none.
// description_vi: Các địa phương, hội hữu nghị và cơ quan thuộc một quốc gia nhưng chưa ghi quốc gia. Mạng lưới, tổ chức quốc tế, dự án và nhóm có thể không có.
// returns: rows
// inbox: gap
// matter: The country or territory of {partner} is not on record.
// matter_vi: Chưa ghi nhận quốc gia / vùng lãnh thổ của {partner}.
// mend: partner.country
MATCH (partner:Partner)
WHERE partner.country IS NULL AND coalesce(partner.level, '') <> 'group'
  AND (partner:City OR partner:FriendshipAssociation
       OR partner.category IN ['embassy', 'government', 'front', 'party', 'mass_organisation', 'university', 'military'])
RETURN partner.id AS partner, head([label IN labels(partner) WHERE label <> 'Partner']) AS kind, partner.category AS category
ORDER BY partner

// title: Partners by kind and country
// title_vi: Đối tác theo loại và quốc gia
// description: How many partners of each kind are on record in each country; our own side is left out.
// description_vi: Số đối tác mỗi loại được ghi nhận ở từng quốc gia; không kể bên ta.
// group: partners
// returns: rows
// param country: country = none — only this country
// param_vi country: chỉ quốc gia này
// example: country=LA
MATCH (partner:Partner)
WHERE NOT coalesce(partner.home, false) AND ($country IS NULL OR partner.country = $country)
RETURN partner.country AS country, head([label IN labels(partner) WHERE label <> 'Partner']) AS kind,
       count(*) AS partner_count
ORDER BY partner_count DESC, country, kind

// Nobody is on our side any more.
MATCH (partner:Partner) SET partner.home = false

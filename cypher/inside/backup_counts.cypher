// How many nodes there are but the data version, how many facts, and how many relationships that are no facts of ours.
RETURN COUNT { () } - COUNT { (:DataVersion) } AS nodes, COUNT { (:Partner) } AS partners,
       COUNT { (:Partner)-->(:Partner) } AS facts, COUNT { ()-->() } - COUNT { (:Partner)-->(:Partner) } AS left_out

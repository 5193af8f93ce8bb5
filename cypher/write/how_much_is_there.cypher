// How much the database holds at all, but for what we keep beside the data. Each number is kept by Neo4j itself, so that
// nothing is counted.
RETURN COUNT { () } - COUNT { (:DataVersion) } - COUNT { (:Remembered) } - COUNT { (:SavedView) }
         - COUNT { (:Rejection) } - COUNT { (:HeldApart) } - COUNT { (:RememberedMapping) }
         - COUNT { (:Change) } - COUNT { (:ChangePart) } AS nodes,
       COUNT { (:Partner) } AS partners,
       COUNT { (:Partner)-->() } AS facts

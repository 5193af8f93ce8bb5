// What the page calls the engine; nothing is decided by it.
RETURN gds.version() AS version

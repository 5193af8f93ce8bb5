-- From version 1 of access.sqlite3 to version 2: signed links, and sign-ins at a provider.
CREATE TABLE secrets (name TEXT PRIMARY KEY, secret BLOB NOT NULL);
CREATE TABLE links (
    id TEXT PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    path TEXT NOT NULL,  -- of the one view, without the site's prefix
    query TEXT NOT NULL,
    role TEXT NOT NULL,  -- what the account must be for the link to work
    last_day TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    used_at INTEGER
);
CREATE INDEX links_by_account ON links (account);
CREATE TABLE subjects (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    PRIMARY KEY (issuer, subject)
);
CREATE TABLE begun (
    state_hash TEXT PRIMARY KEY,
    browser_hash TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    onward TEXT NOT NULL,
    begun_at INTEGER NOT NULL
);
PRAGMA user_version = 2;

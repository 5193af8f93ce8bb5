-- Version 1 of access.sqlite3. A later version is a file of its own that goes on from this one.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    shown TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('reader', 'steward', 'administrator')),
    password TEXT,  -- a hash of argon2id; NULL: signs in elsewhere only
    disabled INTEGER NOT NULL,
    must_change INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    signed_in_at INTEGER
);
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    secret_hash TEXT NOT NULL UNIQUE,
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    made_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    address TEXT NOT NULL,
    agent TEXT NOT NULL,
    way TEXT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);
CREATE TABLE failures (key TEXT PRIMARY KEY, count INTEGER NOT NULL, last_at INTEGER NOT NULL);
CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    secret_hash TEXT NOT NULL UNIQUE,
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('reader', 'steward', 'administrator')),
    made_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    used_at INTEGER
);
CREATE INDEX tokens_by_account ON tokens (account);
CREATE TABLE audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    address TEXT NOT NULL
);
CREATE INDEX audit_by_person ON audit (person, number);
CREATE INDEX audit_by_kind ON audit (kind, number);
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_keeps BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'the audit is only added to'); END;
PRAGMA user_version = 1;

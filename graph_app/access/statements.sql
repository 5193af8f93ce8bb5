-- All that is asked of access.sqlite3, each under its name. Moments are whole seconds since 1970, in UTC.

-- name: any_account
SELECT EXISTS (SELECT 1 FROM accounts);

-- name: accounts
SELECT id, name, shown, role, disabled, must_change, made_at, signed_in_at FROM accounts ORDER BY name;

-- name: account
SELECT id, name, shown, role, disabled, must_change, made_at, signed_in_at FROM accounts WHERE name = :name;

-- name: password_of
SELECT password FROM accounts WHERE id = :account;

-- name: add_account
INSERT INTO accounts (name, shown, role, password, disabled, must_change, made_at)
VALUES (:name, :shown, :role, :password, 0, :must_change, :now);

-- name: set_role
UPDATE accounts SET role = :role WHERE id = :account;

-- name: set_disabled
UPDATE accounts SET disabled = :disabled WHERE id = :account;

-- name: set_password
UPDATE accounts SET password = :password, must_change = :must_change WHERE id = :account;

-- name: set_hash
UPDATE accounts SET password = :password WHERE id = :account;

-- name: set_signed_in
UPDATE accounts SET signed_in_at = :now WHERE id = :account;

-- name: remove_account
DELETE FROM accounts WHERE id = :account;

-- name: other_administrators
SELECT count(*) FROM accounts WHERE role = 'administrator' AND disabled = 0 AND id <> :account;

-- name: begin_session
INSERT INTO sessions (id, secret_hash, account, made_at, seen_at, ends_at, address, agent, way)
VALUES (:id, :secret_hash, :account, :now, :now, :ends_at, :address, :agent, :way);

-- name: session
SELECT s.id AS session_id, s.made_at AS session_made_at, s.seen_at, s.ends_at, s.address, s.agent, s.way,
       a.id, a.name, a.shown, a.role, a.disabled, a.must_change, a.made_at, a.signed_in_at
FROM sessions s JOIN accounts a ON a.id = s.account WHERE s.secret_hash = :secret_hash;

-- name: sessions_of
SELECT id AS session_id, made_at AS session_made_at, seen_at, ends_at, address, agent, way
FROM sessions WHERE account = :account AND ends_at > :now AND seen_at > :idle_since ORDER BY seen_at DESC, id;

-- name: touch_session
UPDATE sessions SET seen_at = :now WHERE id = :session;

-- name: end_session
DELETE FROM sessions WHERE id = :session AND account = :account;

-- name: end_sessions
DELETE FROM sessions WHERE account = :account AND id <> :but;

-- name: end_old_sessions
DELETE FROM sessions WHERE ends_at <= :now OR seen_at <= :idle_since;

-- name: failures
SELECT key, count, last_at FROM failures WHERE key IN (:one, :two, :three);

-- name: fail
INSERT INTO failures (key, count, last_at) VALUES (:key, 1, :now)
ON CONFLICT (key) DO UPDATE SET count = CASE WHEN last_at > :forgotten THEN count + 1 ELSE 1 END, last_at = :now;

-- name: unfail
UPDATE failures SET count = max(count - 1, 0) WHERE key = :key;

-- name: forget_failures
DELETE FROM failures WHERE key = :key;

-- name: forget_old_failures
DELETE FROM failures WHERE last_at <= :forgotten;

-- name: add_token
INSERT INTO tokens (id, secret_hash, account, label, role, made_at, ends_at)
VALUES (:id, :secret_hash, :account, :label, :role, :now, :ends_at);

-- name: token
SELECT t.id AS token_id, t.label, t.role AS token_role, t.made_at AS token_made_at, t.ends_at, t.used_at,
       a.id, a.name, a.shown, a.role, a.disabled, a.must_change, a.made_at, a.signed_in_at
FROM tokens t JOIN accounts a ON a.id = t.account WHERE t.secret_hash = :secret_hash;

-- name: tokens_of
SELECT id AS token_id, label, role AS token_role, made_at AS token_made_at, ends_at, used_at
FROM tokens WHERE account = :account ORDER BY made_at DESC, id;

-- name: use_token
UPDATE tokens SET used_at = :now WHERE id = :token;

-- name: revoke_token
DELETE FROM tokens WHERE id = :token AND account = :account;

-- name: record
INSERT INTO audit (at, person, kind, about, address) VALUES (:at, :person, :kind, :about, :address);

-- name: audit
SELECT number, at, person, kind, about, address FROM audit
WHERE (:person = '' OR person = :person) AND (:kind = '' OR kind = :kind)
  AND (:since = '' OR at >= :since) AND (:until = '' OR at < :until) AND number < :before
ORDER BY number DESC LIMIT :limit;

-- name: secret
SELECT secret FROM secrets WHERE name = :name;

-- name: add_secret
INSERT INTO secrets (name, secret) VALUES (:name, :secret) ON CONFLICT (name) DO NOTHING;

-- name: add_link
INSERT INTO links (id, account, label, path, query, role, last_day, made_at)
VALUES (:id, :account, :label, :path, :query, :role, :last_day, :now);

-- name: link
SELECT l.id AS link_id, l.label, l.path, l.query, l.role AS link_role, l.last_day, l.made_at AS link_made_at, l.used_at,
       a.id, a.name, a.shown, a.role, a.disabled, a.must_change, a.made_at, a.signed_in_at
FROM links l JOIN accounts a ON a.id = l.account WHERE l.id = :link;

-- name: links_of
SELECT l.id AS link_id, l.label, l.path, l.query, l.role AS link_role, l.last_day, l.made_at AS link_made_at, l.used_at,
       a.id, a.name, a.shown, a.role, a.disabled, a.must_change, a.made_at, a.signed_in_at
FROM links l JOIN accounts a ON a.id = l.account WHERE :account IS NULL OR l.account = :account
ORDER BY l.made_at DESC, l.id;

-- name: use_link
UPDATE links SET used_at = :now WHERE id = :link;

-- name: revoke_link
DELETE FROM links WHERE id = :link;

-- name: subject
SELECT a.id, a.name, a.shown, a.role, a.disabled, a.must_change, a.made_at, a.signed_in_at
FROM subjects s JOIN accounts a ON a.id = s.account WHERE s.issuer = :issuer AND s.subject = :subject;

-- name: add_subject
INSERT INTO subjects (issuer, subject, account) VALUES (:issuer, :subject, :account);

-- name: subjects_of
SELECT subject FROM subjects WHERE issuer = :issuer AND account = :account;

-- name: begin_elsewhere
INSERT INTO begun (state_hash, browser_hash, nonce, verifier, onward, begun_at)
VALUES (:state_hash, :browser_hash, :nonce, :verifier, :onward, :now);

-- name: begun
SELECT browser_hash, nonce, verifier, onward, begun_at FROM begun WHERE state_hash = :state_hash;

-- name: forget_begun
DELETE FROM begun WHERE state_hash = :state_hash;

-- name: forget_old_begun
DELETE FROM begun WHERE begun_at <= :since;

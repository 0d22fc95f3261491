CREATE TABLE files(
  id {id},
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size BIGINT NOT NULL,
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL,
  given_at TEXT NOT NULL,
  content {bytes},
  UNIQUE(path, sha256));
CREATE INDEX files_sha256 ON files(sha256);
CREATE TABLE readings(
  file_id BIGINT PRIMARY KEY REFERENCES files(id) ON DELETE CASCADE,
  fingerprint TEXT NOT NULL,
  body {bytes} NOT NULL);
CREATE TABLE documents(
  id {id},
  file_id BIGINT NOT NULL REFERENCES files(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  path TEXT NOT NULL,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  unit TEXT,
  period TEXT,
  tasks INTEGER NOT NULL,
  problems INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE(file_id, position));
CREATE INDEX documents_key ON documents(sha256, ordinal);
CREATE INDEX documents_period ON documents(period);
CREATE TABLE corrections(
  id {id},
  sha256 TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  body TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT);
CREATE INDEX corrections_key ON corrections(sha256, ordinal);
CREATE TABLE edits(
  id {id},
  task_id TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL);
CREATE TABLE digests(
  id {id},
  key TEXT NOT NULL UNIQUE,
  period TEXT,
  title TEXT NOT NULL,
  made_at TEXT NOT NULL,
  counts TEXT NOT NULL,
  body {bytes} NOT NULL);
CREATE TABLE digest_files(
  digest_id BIGINT NOT NULL REFERENCES digests(id) ON DELETE CASCADE,
  file_id BIGINT NOT NULL REFERENCES files(id) ON DELETE CASCADE,
  PRIMARY KEY(digest_id, file_id));
CREATE INDEX digest_files_file ON digest_files(file_id);
CREATE TABLE approvals(
  id {id},
  digest_id BIGINT NOT NULL REFERENCES digests(id) ON DELETE CASCADE,
  template TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL);
CREATE TABLE users(
  id {id},
  name TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL,
  added_at TEXT NOT NULL);
CREATE TABLE audit(
  id {id},
  at TEXT NOT NULL,
  person TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL);

CREATE TABLE dismissals(
  id {id},
  key TEXT NOT NULL,
  body TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT);
CREATE UNIQUE INDEX dismissals_standing ON dismissals(key) WHERE undone_at IS NULL;
CREATE INDEX dismissals_undone ON dismissals(undone_at);
CREATE TABLE dismissal_sources(
  dismissal_id BIGINT NOT NULL REFERENCES dismissals(id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  PRIMARY KEY(dismissal_id, sha256));
CREATE INDEX dismissal_sources_sha256 ON dismissal_sources(sha256);

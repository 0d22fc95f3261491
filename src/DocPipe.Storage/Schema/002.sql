ALTER TABLE readings ADD COLUMN notes TEXT;
CREATE TABLE renderings(
  digest_id BIGINT NOT NULL REFERENCES digests(id) ON DELETE CASCADE,
  fingerprint TEXT NOT NULL,
  name TEXT NOT NULL,
  body {bytes} NOT NULL,
  PRIMARY KEY(digest_id, fingerprint, name));

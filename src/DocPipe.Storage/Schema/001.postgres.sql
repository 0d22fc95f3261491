CREATE TABLE words(
  document_id BIGINT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  words TSVECTOR NOT NULL);
CREATE INDEX words_words ON words USING GIN(words);

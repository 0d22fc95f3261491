CREATE INDEX corrections_undone ON corrections(undone_at);

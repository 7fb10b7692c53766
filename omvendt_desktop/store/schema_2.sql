CREATE TABLE sent_mails (
  id INTEGER PRIMARY KEY,
  participant_id INTEGER NOT NULL REFERENCES participants ON DELETE RESTRICT,
  meeting_id INTEGER REFERENCES meetings ON DELETE RESTRICT,
  occasion TEXT NOT NULL, sent_at TEXT NOT NULL
) STRICT;
CREATE INDEX sent_mails_by_participant ON sent_mails (participant_id);
CREATE INDEX sent_mails_by_meeting ON sent_mails (meeting_id);

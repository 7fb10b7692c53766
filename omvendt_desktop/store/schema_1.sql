CREATE TABLE programmes (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL, name TEXT NOT NULL, sector TEXT NOT NULL,
  kickoff_on TEXT NOT NULL, ends_on TEXT, time_zone TEXT NOT NULL,
  budget_minutes INTEGER NOT NULL, language TEXT NOT NULL,
  organiser_name TEXT NOT NULL, organiser_email TEXT NOT NULL, place TEXT NOT NULL, link TEXT NOT NULL,
  status TEXT NOT NULL, private_themes INTEGER NOT NULL,
  attendance_agreed INTEGER NOT NULL, mentor_names_agreed INTEGER NOT NULL, rules TEXT NOT NULL
) STRICT;
CREATE TABLE modules (
  id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programmes ON DELETE RESTRICT,
  code TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, audience TEXT NOT NULL,
  minutes INTEGER NOT NULL, week INTEGER NOT NULL,
  title_nb TEXT NOT NULL, title_en TEXT NOT NULL, goals_nb TEXT NOT NULL, goals_en TEXT NOT NULL,
  questions_nb TEXT NOT NULL, questions_en TEXT NOT NULL
) STRICT;
CREATE INDEX modules_by_programme ON modules (programme_id, position);
CREATE TABLE participants (
  id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programmes ON DELETE RESTRICT,
  role TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL,
  organisation TEXT NOT NULL, field TEXT NOT NULL, title TEXT NOT NULL, place TEXT NOT NULL,
  meeting_mode TEXT NOT NULL, languages TEXT NOT NULL, topics TEXT NOT NULL, avoid_topics TEXT NOT NULL,
  wishes TEXT NOT NULL, sector TEXT NOT NULL, availability TEXT NOT NULL, blocked_dates TEXT NOT NULL,
  experience TEXT NOT NULL, affiliation TEXT NOT NULL, mail_language TEXT NOT NULL, status TEXT NOT NULL,
  capacity INTEGER NOT NULL, private_notes TEXT NOT NULL
) STRICT;
CREATE INDEX participants_by_programme ON participants (programme_id, role);
CREATE INDEX participants_by_email ON participants (email COLLATE NOCASE);
CREATE TABLE applications (
  id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programmes ON DELETE RESTRICT,
  role TEXT, status TEXT NOT NULL, received_at TEXT,
  name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, organisation TEXT NOT NULL,
  field TEXT NOT NULL, title TEXT NOT NULL, place TEXT NOT NULL, meeting_mode TEXT NOT NULL,
  languages TEXT NOT NULL, topics TEXT NOT NULL, avoid_topics TEXT NOT NULL, goals TEXT NOT NULL,
  motivation TEXT NOT NULL, sector TEXT NOT NULL, availability TEXT NOT NULL, blocked_dates TEXT NOT NULL,
  experience TEXT NOT NULL, affiliation TEXT NOT NULL, consent INTEGER, answers TEXT NOT NULL,
  form TEXT NOT NULL, answer_id TEXT NOT NULL, source_file TEXT NOT NULL, source_sheet TEXT NOT NULL,
  source_row INTEGER NOT NULL, edited TEXT NOT NULL, note TEXT NOT NULL,
  participant_id INTEGER REFERENCES participants ON DELETE RESTRICT
) STRICT;
CREATE INDEX applications_by_programme ON applications (programme_id, status);
CREATE INDEX applications_by_participant ON applications (participant_id);
CREATE TABLE pairs (
  id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programmes ON DELETE RESTRICT,
  mentor_id INTEGER NOT NULL REFERENCES participants ON DELETE RESTRICT,
  mentee_id INTEGER NOT NULL REFERENCES participants ON DELETE RESTRICT,
  status TEXT NOT NULL, starts_on TEXT, ended_on TEXT, end_reason TEXT, end_note TEXT NOT NULL, why TEXT NOT NULL,
  CHECK (mentor_id <> mentee_id)
) STRICT;
CREATE INDEX pairs_by_programme ON pairs (programme_id, status);
CREATE INDEX pairs_by_mentor ON pairs (mentor_id);
CREATE INDEX pairs_by_mentee ON pairs (mentee_id);
CREATE TABLE meetings (
  id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programmes ON DELETE RESTRICT,
  module_id INTEGER NOT NULL REFERENCES modules ON DELETE RESTRICT,
  pair_id INTEGER REFERENCES pairs ON DELETE RESTRICT,
  role TEXT, starts_at TEXT NOT NULL, minutes INTEGER NOT NULL, place TEXT NOT NULL, link TEXT NOT NULL,
  status TEXT NOT NULL, uid TEXT NOT NULL UNIQUE, moves INTEGER NOT NULL
) STRICT;
CREATE INDEX meetings_by_programme ON meetings (programme_id, starts_at);
CREATE INDEX meetings_by_pair ON meetings (pair_id);
CREATE INDEX meetings_by_module ON meetings (module_id);
CREATE TABLE attendances (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE RESTRICT,
  participant_id INTEGER NOT NULL REFERENCES participants ON DELETE RESTRICT,
  answer TEXT NOT NULL, answered_at TEXT, answered_sequence INTEGER, proposed_start TEXT,
  present INTEGER, minutes INTEGER NOT NULL, fit TEXT NOT NULL, uid TEXT NOT NULL,
  UNIQUE (meeting_id, participant_id)
) STRICT;
CREATE INDEX attendances_by_participant ON attendances (participant_id);
CREATE TABLE logs (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL UNIQUE REFERENCES meetings ON DELETE RESTRICT,
  logged_at TEXT, held_as TEXT NOT NULL, usefulness INTEGER, next_step TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE TABLE invitations (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE RESTRICT,
  participant_id INTEGER NOT NULL REFERENCES participants ON DELETE RESTRICT,
  uid TEXT NOT NULL, method TEXT NOT NULL, sequence INTEGER NOT NULL, stamp TEXT,
  content_hash TEXT NOT NULL, time_hash TEXT NOT NULL, answers TEXT NOT NULL,
  sent_at TEXT, how TEXT NOT NULL, batch TEXT NOT NULL
) STRICT;
CREATE INDEX invitations_by_meeting ON invitations (meeting_id, participant_id);
CREATE INDEX invitations_by_participant ON invitations (participant_id);
CREATE TABLE mail_texts (
  id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programmes ON DELETE RESTRICT,
  occasion TEXT NOT NULL, role TEXT NOT NULL, language TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL,
  UNIQUE (programme_id, occasion, role, language)
) STRICT;
CREATE TABLE time_entries (
  id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programmes ON DELETE RESTRICT,
  participant_id INTEGER REFERENCES participants ON DELETE RESTRICT,
  day TEXT NOT NULL, minutes INTEGER NOT NULL, purpose TEXT NOT NULL, counts INTEGER NOT NULL
) STRICT;
CREATE INDEX time_entries_by_programme ON time_entries (programme_id);
CREATE INDEX time_entries_by_participant ON time_entries (participant_id);
CREATE TABLE check_ins (
  id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programmes ON DELETE RESTRICT,
  participant_id INTEGER NOT NULL REFERENCES participants ON DELETE RESTRICT,
  planned_on TEXT NOT NULL, done_on TEXT, channel TEXT NOT NULL, minutes INTEGER NOT NULL, outcome TEXT,
  follow_up_on TEXT, answers TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX check_ins_by_programme ON check_ins (programme_id, planned_on);
CREATE INDEX check_ins_by_participant ON check_ins (participant_id);
CREATE TABLE mappings (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE, choices TEXT NOT NULL, "values" TEXT NOT NULL, used_at TEXT
) STRICT;
CREATE TABLE put_offs (
  id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programmes ON DELETE RESTRICT,
  item TEXT NOT NULL, until TEXT NOT NULL,
  UNIQUE (programme_id, item)
) STRICT;

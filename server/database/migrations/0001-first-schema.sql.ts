/**
 * The rows of protocol/wire/rows, the streams with their log, and who may sign in. Names are the rows' own in
 * snake_case; times are milliseconds. `rev` is the row's revision. Columns without a counterpart in the rows say so.
 */
export const firstSchema = `
create table locations (
  id uuid primary key,
  rev integer not null,
  network_name text not null,
  name text not null,
  time_zone text not null,
  address text not null,
  information jsonb not null,
  chats_on boolean not null,
  community_visibility text not null,
  feed_visibility text not null,
  visitors_visibility text not null
);

create table users (
  id uuid primary key,
  rev integer not null,
  name text not null,
  email text,
  phone text,
  about text not null,
  photo jsonb
);
create index users_email on users (lower(email));

create table companies (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  name text not null,
  type text not null,
  about text not null,
  email text,
  phone text,
  website text,
  since bigint not null
);
create index companies_location on companies (location_id, id);

create table memberships (
  id uuid primary key,
  rev integer not null,
  user_id uuid not null references users,
  location_id uuid not null references locations,
  type text not null,
  admin_role text,
  company_id uuid references companies,
  company_role text,
  plan text,
  since bigint not null,
  -- Server only: the chat permissions that were given apart from the role; null means those of the role.
  chat_permissions text[],
  unique (user_id, location_id)
);
create index memberships_location on memberships (location_id, id);
create index memberships_company on memberships (company_id) where company_id is not null;
create index memberships_administrators on memberships (location_id) where admin_role is not null;

create table customers (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  subject_kind text not null,
  subject_id uuid not null,
  note text not null,
  tags text[] not null,
  unique (location_id, subject_kind, subject_id)
);
create index customers_location on customers (location_id, id);

create table conversations (
  id uuid primary key,
  rev integer not null,
  kind text not null,
  location_id uuid not null references locations,
  subject_kind text,
  subject_id uuid,
  participant_ids uuid[] not null,
  assignee_user_id uuid references users,
  created_at bigint not null,
  -- Server only: the number and time of the newest message. The row is locked to give the next number.
  last_seq integer not null default 0,
  last_at bigint not null default 0
);
create unique index conversations_desk on conversations (location_id, subject_kind, subject_id) where kind = 'desk';
create index conversations_newest on conversations (location_id, last_at desc, id desc);
create index conversations_subject on conversations (subject_id) where subject_id is not null;
create index conversations_participants on conversations using gin (participant_ids);

create table messages (
  id uuid primary key,
  rev integer not null,
  conversation_id uuid not null references conversations,
  location_id uuid not null references locations,
  seq integer not null,
  author_user_id uuid not null references users,
  side text not null,
  kind text not null,
  text text not null,
  files jsonb not null,
  reply_to_id uuid,
  booking_id uuid,
  sent_at bigint not null,
  edited_at bigint,
  deleted_at bigint,
  unique (conversation_id, seq)
);
create index messages_newest on messages (location_id, sent_at desc, id desc);

create table read_marks (
  conversation_id uuid not null references conversations,
  user_id uuid not null references users,
  rev integer not null,
  seq integer not null,
  flagged_unread boolean not null,
  primary key (conversation_id, user_id)
);
create index read_marks_user on read_marks (user_id, conversation_id);

create table bookings (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  user_id uuid not null references users,
  company_id uuid references companies,
  service text not null,
  resource text not null,
  title text not null,
  starts_at bigint not null,
  ends_at bigint not null,
  status text not null,
  paid boolean not null,
  first boolean not null
);
create index bookings_location on bookings (location_id, id);

create table notifications (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  category text not null,
  kind text not null,
  actor_kind text not null,
  actor_id uuid not null,
  verb text not null,
  object text not null,
  detail text not null,
  booked_by text,
  booking_id uuid,
  first_booking boolean not null,
  at bigint not null
);
create index notifications_newest on notifications (location_id, at desc, id desc);

create table notification_marks (
  notification_id uuid not null references notifications,
  user_id uuid not null references users,
  rev integer not null,
  read boolean not null,
  primary key (notification_id, user_id)
);
create index notification_marks_user on notification_marks (user_id, notification_id);

create table visits (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  host_user_id uuid not null references users,
  visitor_name text not null,
  visitor_email text,
  visitor_company text,
  status text not null,
  expected_at bigint not null,
  checked_in_at bigint,
  checked_out_at bigint,
  host_told_at bigint,
  host_read_at bigint,
  code text not null
);
create index visits_location on visits (location_id, expected_at, id);

create table posts (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  author_user_id uuid not null references users,
  text text not null,
  files jsonb not null,
  pinned boolean not null,
  likes integer not null,
  comments integer not null,
  at bigint not null
);
create index posts_location on posts (location_id, id);

-- A row is locked to give the next number of its stream, in the transaction that writes the event (I9).
create table streams (
  id text primary key,
  epoch text not null,
  head bigint not null,
  -- The log holds the events with floor < seq <= head.
  floor bigint not null
);

create table events (
  stream text not null references streams,
  seq bigint not null,
  entity text not null,
  entity_id text not null,
  change text not null,
  rev integer not null,
  actor uuid,
  at bigint not null,
  body json,
  primary key (stream, seq)
);

-- What each operation came to, so that it is answered again and never applied again (I3, I4).
create table applied_ops (
  id uuid primary key,
  user_id uuid not null references users,
  hash text not null,
  result json not null,
  at bigint not null
);

create table accounts (
  user_id uuid primary key references users,
  email text not null unique,
  password_hash text not null
);

create table sessions (
  id uuid primary key,
  kind text not null,
  user_id uuid not null references users,
  device_id uuid,
  created_at bigint not null,
  revoked_at bigint,
  revoked_why text
);
create index sessions_user on sessions (user_id) where revoked_at is null;

-- Only hashes of tokens are stored.
create table access_tokens (
  hash text primary key,
  session_id uuid not null references sessions on delete cascade,
  expires_at bigint not null
);
create index access_tokens_session on access_tokens (session_id);

create table refresh_tokens (
  hash text primary key,
  session_id uuid not null references sessions on delete cascade,
  expires_at bigint not null,
  used_at bigint
);
create index refresh_tokens_session on refresh_tokens (session_id);

create table mail_codes (
  id uuid primary key,
  user_id uuid not null references users,
  code_hash text not null,
  expires_at bigint not null,
  tries integer not null,
  used_at bigint
);
create index mail_codes_user on mail_codes (user_id, expires_at);

-- A file that is here whole, with its hash checked. Its bytes are in the file store under the upload's id.
create table files (
  id uuid primary key,
  upload_id text not null,
  -- Null for a photo or a post's picture: those may be seen by everybody who is signed in.
  conversation_id uuid,
  owner_user_id uuid not null references users,
  name text not null,
  size_bytes bigint not null,
  mime text not null,
  sha256 text not null,
  width integer,
  height integer,
  created_at bigint not null,
  -- The one message that carries it; null until it is sent.
  message_id uuid
);
create index files_owner on files (owner_user_id);

-- An upload under way, bound to one user and one conversation.
create table uploads (
  id text primary key,
  file_id uuid not null,
  conversation_id uuid not null,
  user_id uuid not null references users,
  name text not null,
  mime text not null,
  sha256 text not null,
  size_bytes bigint not null,
  created_at bigint not null
);
create index uploads_user on uploads (user_id);
`

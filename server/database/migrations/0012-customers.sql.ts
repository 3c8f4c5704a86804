/** The history of each customer, join requests, imports of files, and mail that is to leave after its commit. */
export const customers = `
create table customer_changes (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  subject_kind text not null,
  subject_id uuid not null,
  kind text not null,
  before text,
  after text,
  by_user_id uuid,
  at bigint not null
);
create index customer_changes_location on customer_changes (location_id, id);
create index customer_changes_subject on customer_changes (subject_id);

create table join_requests (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  user_id uuid not null references users,
  message text not null,
  state text not null,
  why text not null,
  at bigint not null,
  decided_at bigint,
  decided_by_user_id uuid
);
create index join_requests_location on join_requests (location_id, id);
create unique index join_requests_open on join_requests (user_id, location_id) where state = 'open';

create table customer_imports (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  file_name text not null,
  by_user_id uuid not null references users,
  at bigint not null,
  parts integer not null,
  parts_done integer not null,
  parts_undone integer not null,
  added integer not null,
  tagged integer not null,
  skipped integer not null,
  removed integer not null,
  kept integer not null
);
create index customer_imports_location on customer_imports (location_id, id);

-- Server only: what each part of an import made, so that it can be undone.
create table imported_parts (
  import_id uuid not null references customer_imports,
  part integer not null,
  made jsonb not null,
  is_undone boolean not null default false,
  primary key (import_id, part)
);

-- Server only: written in the transaction of the change, deleted when the mail has been handed over. A server that is
-- about to hand it over claims it; a claim that has grown old is one of a server that ended meanwhile.
create table outgoing_mails (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  text text not null,
  at bigint not null,
  claimed_at bigint not null default 0
);
`

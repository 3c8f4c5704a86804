/** Reactions, mentions, delivery, an administrator's own marks on a chat, and what a desk keeps for its work. */
export const deskWork = `
alter table messages
  add column mention_user_ids uuid[] not null default '{}',
  add column reactions jsonb not null default '[]';

alter table read_marks
  add column delivered_seq integer not null default 0,
  add column pinned boolean not null default false,
  add column muted_until bigint,
  add column archived_seq integer;
-- What was read had been delivered.
update read_marks set delivered_seq = seq;

create table saved_replies (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  title text not null,
  text text not null,
  -- Server only: the row of a removed reply stays, so that a late change can't bring it back (I12).
  is_removed boolean not null default false
);
create index saved_replies_location on saved_replies (location_id, id) where not is_removed;

create table follow_ups (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  conversation_id uuid not null references conversations,
  by_user_id uuid not null references users,
  text text not null,
  due jsonb not null,
  created_at bigint not null,
  done_at bigint,
  done_by_user_id uuid references users
);
create index follow_ups_location on follow_ups (location_id, id);
create index follow_ups_open on follow_ups (location_id) where done_at is null;

create table hand_overs (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  by_user_id uuid not null references users,
  note text not null,
  at bigint not null,
  acknowledged_by_user_id uuid references users,
  acknowledged_at bigint
);
create index hand_overs_location on hand_overs (location_id, id);
create index hand_overs_newest on hand_overs (location_id, at desc, id desc);
`

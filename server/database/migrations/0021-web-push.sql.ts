/**
 * Browsers that are told while the portal is closed in them. `told_chats` and `told_visits` are the last readings, from which
 * what is new is seen; null before the first. Of each thing only the newest word waits to be sent.
 */
export const webPush = `
create table push_subscriptions (
  session_id uuid primary key references sessions on delete cascade,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  created_at bigint not null,
  told_chats jsonb,
  told_visits jsonb
);

create table push_notices (
  id uuid primary key,
  session_id uuid not null references push_subscriptions on delete cascade,
  tag text not null,
  notice jsonb not null,
  expires_at bigint not null,
  next_at bigint not null,
  tries integer not null default 0,
  unique (session_id, tag)
);
create index push_notices_next on push_notices (next_at);
`

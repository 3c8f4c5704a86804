/** Who has blocked whom, who is barred from the network, and what was reported (use case 5). */
export const keepingApart = `
-- The row stays when the block is taken back: its revision goes on.
create table blocks (
  user_id uuid not null references users,
  blocked_user_id uuid not null references users,
  rev integer not null,
  active boolean not null,
  at bigint not null,
  primary key (user_id, blocked_user_id)
);
create index blocks_blocked on blocks (blocked_user_id) where active;

-- One for each person who was ever barred; the row stays when that is undone.
create table bars (
  user_id uuid primary key references users,
  rev integer not null,
  active boolean not null,
  reason text not null,
  by_user_id uuid not null references users,
  at bigint not null
);

-- The notification of a report has the same id.
create table reports (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  by_user_id uuid not null references users,
  about_user_id uuid not null references users,
  conversation_id uuid,
  message_id uuid,
  -- What the reporter shows of the message; administrators see no other words of a direct chat.
  quoted text not null,
  reason text not null,
  at bigint not null,
  handled_at bigint,
  handled_by_user_id uuid references users
);
create index reports_location on reports (location_id, id);
create index reports_about on reports (about_user_id);

-- The two people of a direct chat to whom the other is no longer there: blocked, barred.
alter table conversations add column closed_to uuid[] not null default '{}';
`

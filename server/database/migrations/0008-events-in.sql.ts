/** What the operator's other systems tell (server/events-in): each event once, and by which names they know people. */
export const eventsIn = `
-- Every event that was taken, with its answer: told again, it is answered the same and changes nothing.
create table outside_events (
  id text primary key,
  hash text not null,
  answer jsonb not null,
  at bigint not null
);

-- The other system's own name of a person.
create table outside_customers (
  outside_id text primary key,
  user_id uuid not null references users
);
create index outside_customers_user on outside_customers (user_id);

-- When the newest event about a person's own fields happened: an older one that comes later changes nothing.
create table outside_changes (
  user_id uuid primary key references users,
  told_at bigint not null
);

-- The same for a booking. A cancellation may come before the booking itself: then it waits here.
create table outside_bookings (
  booking_id uuid primary key,
  told_at bigint not null,
  cancelled_at bigint
);

-- Whether somebody has booked here before.
create index bookings_person on bookings (user_id, location_id);
`

/** How far each administrator has looked at the feed of a location. */
export const feedMarks = `
create table feed_marks (
  user_id uuid not null references users,
  location_id uuid not null references locations,
  rev integer not null,
  seen_at bigint not null,
  primary key (user_id, location_id)
);
`

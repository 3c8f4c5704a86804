/** Links of public profiles, who wants to sign up, and upon which Information page an edit was written. */
export const publicPages = `
create table public_links (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  user_id uuid not null references users,
  created_at bigint not null,
  revoked_at bigint
);
create index public_links_location on public_links (location_id, id);
create unique index public_links_working on public_links (location_id, user_id) where revoked_at is null;

alter table locations
  -- Server only: the revision and the edit with which the Information page came to be what it is.
  add column information_rev integer not null default 0,
  add column information_edit uuid;

-- Somebody without an account who gave name and address on a public profile: a user only when the mailed code was typed.
create table sign_ups (
  email text primary key,
  name text not null,
  location_id uuid not null references locations,
  code_hash text not null,
  expires_at bigint not null,
  tries integer not null
);
`

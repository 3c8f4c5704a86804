/** Somebody changes their own address: proved by a code to the new one, and taken back from the old one for some days. */
export const emailChanges = `
create table email_changes (
  id uuid primary key,
  user_id uuid not null references users,
  new_email text not null,
  code_hash text not null,
  expires_at bigint not null,
  tries integer not null,
  -- Set when the code was right: from then on the address is the new one.
  done_at bigint,
  old_email text,
  -- The hash of the secret with which the old address takes it back; null when it can't any more.
  take_back_hash text unique,
  take_back_until bigint
);
create index email_changes_user on email_changes (user_id);
`

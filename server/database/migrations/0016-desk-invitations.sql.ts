/** Who was invited by e-mail to work at the desk, and where a mail to be sent leads to. */
export const deskInvitations = `
create table desk_invitations (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  mail_id uuid not null,
  email text not null,
  name text not null,
  admin_role text not null,
  chat_permissions text[],
  by_user_id uuid not null references users,
  sent_at bigint not null,
  expires_at bigint not null,
  state text not null
);
create index desk_invitations_location on desk_invitations (location_id, id);
create index desk_invitations_mail on desk_invitations (mail_id);
create unique index desk_invitations_open on desk_invitations (location_id, lower(email)) where state = 'open';

-- Server only: the hash of the secret in the newest link of each mail.
create table invitation_links (
  mail_id uuid primary key,
  hash text not null unique
);

-- Server only: the page of this server that the mail ends with a link to.
alter table outgoing_mails add column page text;
`

/** What each user shows to whom, what a new user starts with, and the network's switch for chats (use case 5). */
export const privacy = `
alter table users add column privacy jsonb not null
  default '{"name":"location","email":"administrators","phone":"administrators","bookings":"location"}';
alter table users alter column privacy drop default;

alter table locations
  add column network_chats_on boolean not null default true,
  add column default_privacy jsonb not null
    default '{"name":"location","email":"administrators","phone":"administrators","bookings":"location"}';
alter table locations alter column network_chats_on drop default, alter column default_privacy drop default;
`

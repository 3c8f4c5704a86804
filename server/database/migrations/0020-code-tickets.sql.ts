/** A mailed code belongs to the browser that asked for it: whoever guesses elsewhere uses up their own. */
export const codeTickets = `
delete from mail_codes;
alter table mail_codes add column ticket_hash text not null;
create index mail_codes_ticket on mail_codes (ticket_hash);

delete from sign_ups;
alter table sign_ups add column ticket_hash text not null;
alter table sign_ups drop constraint sign_ups_pkey;
alter table sign_ups add primary key (email, ticket_hash);
`

/** What the desk knows of the chat of a host and a visitor: when it was written, delivered and read. */
export const visitChats = `
alter table visits add column chat jsonb;
create index visits_visitor on visits (visitor_user_id) where visitor_user_id is not null;
`

/** A visitor without an account is let into one conversation by a mailed link, for as long as that is valid. */
export const visitorLinks = `
-- Set for a visitor's session: it reaches no other conversation.
alter table sessions add column conversation_id uuid;

-- Only hashes of links are stored.
create table visitor_links (
  hash text primary key,
  user_id uuid not null references users,
  conversation_id uuid not null,
  expires_at bigint not null
);
create index visitor_links_conversation on visitor_links (conversation_id);
`

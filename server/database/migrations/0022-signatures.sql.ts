/** Requests for signatures, their evidence, and what only the server has of them. */
export const signatures = `
create table signatures (
  id uuid primary key,
  rev integer not null,
  location_id uuid not null references locations,
  conversation_id uuid not null references conversations,
  message_id uuid not null references messages,
  file jsonb not null,
  title text not null,
  requested_by_user_id uuid not null references users,
  created_at bigint not null,
  expires_at bigint not null,
  status text not null,
  ended_at bigint,
  signers jsonb not null,
  signed jsonb
);
create index signatures_location on signatures (location_id, id);
create index signatures_conversation on signatures (conversation_id);
create index signatures_message on signatures (message_id);
create index signatures_open on signatures (expires_at) where status in ('sent', 'viewed');

-- Server only, and only ever added to: each line's hash covers the line before.
create table signature_evidence (
  signature_id uuid not null references signatures,
  seq integer not null,
  at bigint not null,
  kind text not null,
  signer_id uuid,
  who text not null,
  verified_by text,
  ip text,
  user_agent text,
  document_sha256 text not null,
  detail text,
  previous text not null,
  hash text not null,
  primary key (signature_id, seq)
);
create function refuse_change() returns trigger language plpgsql
  as $$ begin raise exception 'what was written down as evidence stays'; end $$;
create trigger signature_evidence_stays before update or delete on signature_evidence
  for each row execute function refuse_change();

-- Server only: the newest link of each signer, with the code that was mailed to prove the address.
create table signing_links (
  signer_id uuid primary key,
  signature_id uuid not null references signatures,
  hash text not null unique,
  expires_at bigint not null,
  code_hash text,
  code_expires_at bigint,
  code_tries integer not null default 0
);
create index signing_links_signature on signing_links (signature_id);

-- Server only: browsers in which somebody has proved to be a signer, and for nothing else.
create table signing_sessions (
  hash text primary key,
  signature_id uuid not null references signatures,
  signer_id uuid not null,
  expires_at bigint not null
);
create index signing_sessions_signature on signing_sessions (signature_id);

-- Server only: how each signed, for the signed copy.
create table signature_marks (
  signature_id uuid not null references signatures,
  signer_id uuid not null,
  kind text not null,
  text text,
  image text not null,
  primary key (signature_id, signer_id)
);
`

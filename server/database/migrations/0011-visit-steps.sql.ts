/** What is done with a visit, step by step, and what a server remembers of telling people about it. */
export const visitSteps = `
alter table locations add column visits_need_approval boolean not null default false;

alter table visits
  add column registered_by_user_id uuid references users,
  add column status_before text,
  add column status_at bigint,
  add column status_by_user_id uuid references users,
  add column host_coming_at bigint,
  add column nudged_at bigint,
  add column mailed_at bigint,
  -- Server only: whom the visitor writes as, who has no membership unless they have an account; the nudge that the
  -- host was told of; when the desk heard that the host does not answer; when the visitor heard of the end of it.
  add column visitor_user_id uuid references users,
  add column nudge_told_at bigint,
  add column escalated_at bigint,
  add column end_told_at bigint;
-- Visits of before were told of, or never will be.
update visits set mailed_at = expected_at where visitor_email is not null;
update visits set escalated_at = expected_at;
create index visits_host on visits (host_user_id, expected_at);
create index visits_to_tell on visits (checked_in_at) where status = 'checkedIn' and host_read_at is null;
create index visits_to_mail on visits (expected_at) where mailed_at is null and visitor_email is not null;
`

/** Who likes a post, what is said below it, and what the desk hides (use case 5). Both counts are made of rows now. */
export const feed = `
alter table posts
  drop column likes,
  drop column comments,
  add column mention_user_ids uuid[] not null default '{}',
  add column liked_by_user_ids uuid[] not null default '{}',
  add column hidden jsonb,
  add column edited_at bigint,
  -- Server only: the row of a removed post stays, so that a late change can't bring it back (I12).
  add column is_removed boolean not null default false;
create index posts_newest on posts (location_id, pinned desc, at desc, id desc) where not is_removed;
-- Whether a post of somebody stands: posting exposes the author.
create index posts_author on posts (author_user_id, location_id) where not is_removed;

create table comments (
  id uuid primary key,
  rev integer not null,
  post_id uuid not null references posts,
  location_id uuid not null references locations,
  author_user_id uuid not null references users,
  text text not null,
  mention_user_ids uuid[] not null,
  at bigint not null,
  -- Server only, as for posts.
  is_removed boolean not null default false
);
create index comments_location on comments (location_id, id) where not is_removed;
create index comments_post on comments (post_id, at, id) where not is_removed;
`

/** What each administrator wants to be told of; a category without a row is told. */
export const notificationChoices = `
create table notification_choices (
  user_id uuid not null references users,
  category text not null,
  rev integer not null,
  told boolean not null,
  primary key (user_id, category)
);
`

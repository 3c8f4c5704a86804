/** Who gave a chat to its assignee: nobody is told of what they did themselves. */
export const whoAssigned = `
alter table conversations add column assigned_by_user_id uuid references users;
`

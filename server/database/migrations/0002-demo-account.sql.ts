/** The account of the demo network, so that every start can name it. Empty in a real network. */
export const demoAccount = `
create table demo_account (
  email text not null,
  password text not null
);
`

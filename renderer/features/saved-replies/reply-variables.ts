/** What can stand in a saved reply, and what it becomes in a chat: those that the store fills in. */
export const REPLY_VARIABLES: readonly { name: string; means: string }[] = [
  { name: 'first name', means: 'The customer’s first name' },
  { name: 'name', means: 'The customer’s whole name' },
  { name: 'company', means: 'The customer’s company' },
  { name: 'room', means: 'What the next booking is for: Room 4' },
  { name: 'date', means: 'The day of the next booking or visit: Tuesday 24 November' },
  { name: 'time', means: 'When it begins, in the time zone of the location: 10:00' },
  { name: 'host', means: 'Whom a visitor comes to see' },
  { name: 'location', means: 'The name of the location' },
  { name: 'my name', means: 'Your own name' },
]

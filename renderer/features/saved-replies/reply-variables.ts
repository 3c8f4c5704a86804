/** What can stand in a saved reply, and what it becomes in a chat. */
export const REPLY_VARIABLES: readonly { name: string; means: string }[] = [
  { name: 'name', means: 'The customer’s whole name' },
  { name: 'first name', means: 'The customer’s first name' },
  { name: 'company', means: 'The customer’s company' },
  { name: 'room', means: 'What the next booking is for: Room 4' },
  { name: 'date', means: 'The day of the next booking: Tue 24 Nov' },
  { name: 'time', means: 'The time of the next booking, in the time zone of the location: 10:00–12:00' },
  { name: 'visitor', means: 'Who visits the customer next' },
  { name: 'location', means: 'The name of the location' },
  { name: 'my name', means: 'Your own name' },
]

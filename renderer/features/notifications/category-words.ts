import type { BookedBy, NotificationCategory, ToldCategory } from '../../../protocol/wire/rows/space.ts'

/** The categories in the order of the tabs. */
export const CATEGORIES: readonly { value: NotificationCategory; label: string; what: string }[] = [
  { value: 'bookings', label: 'Bookings', what: 'Booked, changed and cancelled rooms, desks and equipment' },
  { value: 'visitors', label: 'Visitors', what: 'Visitors who are expected, arrive and leave' },
  { value: 'invoices', label: 'Invoices', what: 'Orders and payments, paid or failed' },
  {
    value: 'contracts',
    label: 'Contracts',
    what: 'Plans that begin or end; contracts that are signed, declined or expire',
  },
  { value: 'events', label: 'Events', what: 'Tickets and applications for events' },
  { value: 'reports', label: 'Reports', what: 'People and messages that members reported' },
]

/** Everything that one can be told of, in the order of the settings. */
export const TOLD_OF: readonly { value: ToldCategory; label: string; what: string }[] = [
  { value: 'messages', label: 'Messages', what: 'What customers write, and colleagues who mention you' },
  { value: 'assignments', label: 'Assignments', what: 'Chats that a colleague gives to you' },
  ...CATEGORIES,
]

/** Who booked, in the order of the filter. */
export const BOOKED_BY: readonly { value: BookedBy; label: string; one: string }[] = [
  { value: 'administrators', label: 'Administrators', one: 'an administrator' },
  { value: 'locationMembers', label: 'Location members', one: 'a member of this location' },
  { value: 'networkMembers', label: 'Network members', one: 'a member of another location' },
  { value: 'nonmembers', label: 'Nonmembers', one: 'a nonmember' },
]

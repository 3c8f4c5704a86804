import type { Entity } from '../../../../protocol/wire/rows/index.ts'
import { bars, blocks, reports } from './apart.ts'
import { conversations, messages, readMarks } from './chats.ts'
import { customerChanges, customerImports, joinRequests } from './customers.ts'
import { deskInvitations } from './desk-invitations.ts'
import { followUps, handOvers, savedReplies } from './desk.ts'
import { comments, feedMarks, posts } from './feed.ts'
import { companies, customers, memberships, publicLinks, users } from './people.ts'
import { signatures } from './signatures.ts'
import {
  bookings,
  locations,
  notificationChoices,
  notificationMarks,
  notifications,
  visits,
} from './space.ts'
import type { Table } from './table.ts'

/** The table of every entity that syncs. */
export const TABLES: { [E in Entity]: Table<E> } = {
  location: locations,
  user: users,
  membership: memberships,
  company: companies,
  customer: customers,
  publicLink: publicLinks,
  customerChange: customerChanges,
  joinRequest: joinRequests,
  customerImport: customerImports,
  conversation: conversations,
  message: messages,
  readMark: readMarks,
  signature: signatures,
  savedReply: savedReplies,
  followUp: followUps,
  handOver: handOvers,
  booking: bookings,
  notification: notifications,
  notificationMark: notificationMarks,
  notificationChoice: notificationChoices,
  visit: visits,
  post: posts,
  comment: comments,
  feedMark: feedMarks,
  block: blocks,
  bar: bars,
  report: reports,
  deskInvitation: deskInvitations,
}

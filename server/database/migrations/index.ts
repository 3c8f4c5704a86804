import { firstSchema } from './0001-first-schema.sql.ts'
import { demoAccount } from './0002-demo-account.sql.ts'
import { directChats } from './0003-direct-chats.sql.ts'
import { deskWork } from './0004-desk-work.sql.ts'
import { privacy } from './0005-privacy.sql.ts'
import { visitorLinks } from './0006-visitor-links.sql.ts'
import { keepingApart } from './0007-keeping-apart.sql.ts'
import { eventsIn } from './0008-events-in.sql.ts'
import { publicPages } from './0009-public-pages.sql.ts'
import { feed } from './0010-feed.sql.ts'
import { visitSteps } from './0011-visit-steps.sql.ts'
import { customers } from './0012-customers.sql.ts'
import { notificationChoices } from './0013-notification-choices.sql.ts'
import { whoAssigned } from './0014-who-assigned.sql.ts'
import { paidBookings } from './0015-paid-bookings.sql.ts'
import { deskInvitations } from './0016-desk-invitations.sql.ts'
import { emailChanges } from './0017-email-changes.sql.ts'
import { visitChats } from './0018-visit-chats.sql.ts'
import { feedMarks } from './0019-feed-marks.sql.ts'
import { codeTickets } from './0020-code-tickets.sql.ts'
import { webPush } from './0021-web-push.sql.ts'
import { signatures } from './0022-signatures.sql.ts'
import { signedCopies } from './0023-signed-copies.sql.ts'
import { signatureNews } from './0024-signature-news.sql.ts'

/** Every migration in order; the first has number 1. One that was released is never edited. */
export const MIGRATIONS: readonly string[] = [
  firstSchema,
  demoAccount,
  directChats,
  deskWork,
  privacy,
  visitorLinks,
  keepingApart,
  eventsIn,
  publicPages,
  feed,
  visitSteps,
  customers,
  notificationChoices,
  whoAssigned,
  paidBookings,
  deskInvitations,
  emailChanges,
  visitChats,
  feedMarks,
  codeTickets,
  webPush,
  signatures,
  signedCopies,
  signatureNews,
]

/** The schema that this build reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length

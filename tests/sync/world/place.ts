import {
  deskConversationId,
  locationStream,
  userStream,
  type ConversationId,
  type FileId,
  type LocationId,
  type MessageId,
  type NotificationId,
  type Subject,
  type UserId,
} from '../../../protocol/wire/ids.ts'
import type { Access } from '../../../protocol/wire/requests.ts'
import type { ConversationRow, MessageRow } from '../../../protocol/wire/rows/chats.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import { DEFAULT_PRIVACY, type MembershipRow, type Permission } from '../../../protocol/wire/rows/people.ts'
import type { LocationRow } from '../../../protocol/wire/rows/space.ts'
import type { UploadedFile } from '../../../server/sync/chats.ts'

/** Ids that say what they are: the first digits name the kind, the last ones count. */
export function numbered(kind: number, count: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-7000-8000-${count.toString(16).padStart(12, '0')}`
}

export const LOCATION = numbered(0x10c, 1) as LocationId
export const ANNA = numbered(0xad, 1) as UserId
export const BEN = numbered(0xad, 2) as UserId
export const CARLA = numbered(0xc, 1) as UserId
export const DORA = numbered(0xc, 2) as UserId
export const CUSTOMERS: UserId[] = [CARLA, DORA]
/** Known to the network, and nothing here until the desk lets her in. */
export const EDDA = numbered(0xc, 3) as UserId

export const STREAMS = [locationStream(LOCATION), userStream(ANNA), userStream(BEN)]

export const ALL_PERMISSIONS: Permission[] = [
  'chat.read',
  'chat.reply',
  'chat.assign',
  'chat.delete',
  'customers.read',
  'customers.write',
  'feed.write',
]

/** What the desk of the simulated world may do: everything that a role gives. */
export const DESK_PERMISSIONS: Permission[] = [
  ...ALL_PERMISSIONS,
  'visitors.write',
  'location.write',
  'administrators.invite',
]

const START_MS = 1_700_000_000_000

export function subjectOf(id: UserId): Subject {
  return { kind: 'user', id }
}

export function chatWith(customer: UserId): ConversationId {
  return deskConversationId(LOCATION, subjectOf(customer))
}

/** What an administrator may do; no location at all without permissions. */
export function accessOf(userId: UserId, permissions: Permission[]): Access {
  const locations =
    permissions.length === 0
      ? []
      : [
          {
            locationId: LOCATION,
            adminRole: userId === ANNA ? ('owner' as const) : ('frontDesk' as const),
            permissions,
          },
        ]
  return { userId, name: userId === ANNA ? 'Anna' : 'Ben', email: 'desk@example.com', locations }
}

/** The location, with everything switched on. */
export const PLACE: LocationRow = {
  id: LOCATION,
  rev: 1,
  networkName: 'Tideway',
  name: 'Riverside',
  timeZone: 'Europe/London',
  address: '',
  information: [{ type: 'paragraph', spans: [{ text: 'Welcome' }] }],
  chatsOn: true,
  networkChatsOn: true,
  defaultPrivacy: DEFAULT_PRIVACY,
  communityVisibility: 'locationMembers',
  feedVisibility: 'locationMembers',
  visitorsVisibility: 'administrators',
  visitsNeedApproval: false,
}

/** What somebody is at the location. */
export function membership(
  userId: UserId,
  type: MembershipRow['type'],
  adminRole: MembershipRow['adminRole'] = null,
): AnyRow {
  return {
    entity: 'membership',
    row: {
      id: userId,
      rev: 1,
      userId,
      locationId: LOCATION,
      type,
      adminRole,
      companyId: null,
      companyRole: null,
      plan: null,
      since: START_MS,
    },
  }
}

const NAMES: [UserId, string][] = [
  [ANNA, 'Anna'],
  [BEN, 'Ben'],
  [CARLA, 'Carla'],
  [DORA, 'Dora'],
  [EDDA, 'Edda'],
]

/** Who and what is there before the first event: Carla has a chat with six messages, each with a PDF, Dora has none yet. */
export function firstRows(): AnyRow[] {
  const users = NAMES.map(([id, name]): AnyRow => {
    return {
      entity: 'user',
      row: {
        id,
        rev: 1,
        name,
        email: `${name.toLowerCase()}@example.org`,
        phone: null,
        about: '',
        photo: null,
        privacy: DEFAULT_PRIVACY,
      },
    }
  })
  const conversation: ConversationRow = {
    id: chatWith(CARLA),
    rev: 1,
    kind: 'desk',
    locationId: LOCATION,
    subject: subjectOf(CARLA),
    participantIds: [],
    assigneeUserId: null,
    closedTo: [],
    createdAt: START_MS,
  }
  return [
    { entity: 'location', row: PLACE },
    ...users,
    membership(ANNA, 'nonmember', 'owner'),
    membership(BEN, 'nonmember', 'frontDesk'),
    membership(CARLA, 'member'),
    membership(DORA, 'nonmember'),
    { entity: 'conversation', row: conversation },
    ...Array.from({ length: 6 }, (_, index): AnyRow => ({ entity: 'message', row: oldMessage(index + 1) })),
    ...Array.from({ length: 5 }, (_, index): AnyRow => ({
      entity: 'notification',
      row: notification(index + 1),
    })),
  ]
}

/** Files that Carla has uploaded and not sent yet. */
export function uploads(): UploadedFile[] {
  return [1, 2].map((count) => ({
    ref: {
      id: numbered(0xf, count) as FileId,
      name: `photo-${count}.png`,
      sizeBytes: 10,
      mime: 'image/png',
      sha256: 'a'.repeat(64),
      width: null,
      height: null,
    },
    ownerUserId: CARLA,
    conversationId: chatWith(CARLA),
    messageId: null,
  }))
}

function oldMessage(seq: number): MessageRow {
  return {
    id: numbered(0x3e, seq) as MessageId,
    rev: 1,
    conversationId: chatWith(CARLA),
    locationId: LOCATION,
    seq,
    authorUserId: seq % 2 === 0 ? ANNA : CARLA,
    side: seq % 2 === 0 ? 'desk' : 'customer',
    kind: 'text',
    text: `old message ${seq}`,
    files: [contract(seq)],
    mentionUserIds: [],
    reactions: [],
    replyToId: null,
    bookingId: null,
    sentAt: START_MS + seq,
    editedAt: null,
    deletedAt: null,
  }
}

function contract(count: number): FileRef {
  return {
    id: numbered(0xdf, count) as FileId,
    name: `contract-${count}.pdf`,
    sizeBytes: 1000,
    mime: 'application/pdf',
    sha256: count.toString(16).padStart(64, '0'),
    width: null,
    height: null,
  }
}

function notification(count: number) {
  return {
    id: numbered(0x40, count) as NotificationId,
    rev: 1,
    locationId: LOCATION,
    category: 'bookings' as const,
    kind: 'booking.created',
    actor: subjectOf(CARLA),
    verb: 'booked',
    object: 'Room 4',
    detail: '',
    bookedBy: 'nonmembers' as const,
    bookingId: null,
    firstBooking: false,
    at: START_MS + count,
  }
}

import type { CompanyId, FileId, LocationId, MessageId, UserId } from '../../../protocol/wire/ids.ts'
import { deskConversationId, locationStream, userStream, type Subject } from '../../../protocol/wire/ids.ts'
import type { Access } from '../../../protocol/wire/requests.ts'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import { DEFAULT_PRIVACY } from '../../../protocol/wire/rows/people.ts'
import type { Store } from '../store.ts'

type ToSend = Parameters<Store['sendMessage']>[0]

/** An id that ends in a number, so that failing tests are easy to read. */
export function idOf<Id extends string>(kind: number, number: number): Id {
  const tail = number.toString(16).padStart(12, '0')
  return `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${tail}` as Id
}

export const RIVERSIDE = idOf<LocationId>(1, 1)
export const DANA = idOf<UserId>(2, 1)
export const NADIA = idOf<UserId>(2, 2)
export const OBRIEN = idOf<UserId>(2, 3)
export const LUMEN = idOf<CompanyId>(3, 1)
export const STREAM = locationStream(RIVERSIDE)
export const DANAS_STREAM = userStream(DANA)
export const NADIA_SUBJECT: Subject = { kind: 'user', id: NADIA }
export const NADIA_CHAT = deskConversationId(RIVERSIDE, NADIA_SUBJECT)
export const NOON = Date.UTC(2026, 2, 2, 12)

export const ACCESS: Access = {
  userId: DANA,
  name: 'Dana Reyes',
  email: 'dana@riverside.example',
  locations: [
    {
      locationId: RIVERSIDE,
      adminRole: 'frontDesk',
      permissions: [
        'chat.read',
        'chat.reply',
        'chat.assign',
        'customers.read',
        'customers.write',
        'feed.write',
      ],
    },
  ],
}

export function user(id: UserId, name: string, rev = 1): AnyRow {
  const email = `${name.split(' ')[0] ?? ''}@example.org`.toLowerCase()
  return {
    entity: 'user',
    row: { id, rev, name, email, phone: null, about: '', photo: null, privacy: DEFAULT_PRIVACY },
  }
}

export function membership(userId: UserId, more: Partial<RowOf<'membership'>> = {}): AnyRow {
  return {
    entity: 'membership',
    row: {
      id: userId.replace('00000002', '00000004'),
      rev: 1,
      userId,
      locationId: RIVERSIDE,
      type: 'member',
      adminRole: null,
      companyId: null,
      companyRole: null,
      plan: null,
      since: NOON,
      ...more,
    },
  }
}

export function message(seq: number, more: Partial<RowOf<'message'>> = {}): RowOf<'message'> {
  return {
    id: idOf<MessageId>(5, seq),
    rev: 1,
    conversationId: NADIA_CHAT,
    locationId: RIVERSIDE,
    seq,
    authorUserId: NADIA,
    side: 'customer',
    kind: 'text',
    text: `message ${seq}`,
    files: [],
    mentionUserIds: [],
    reactions: [],
    replyToId: null,
    bookingId: null,
    sentAt: NOON + seq * 1000,
    editedAt: null,
    deletedAt: null,
    ...more,
  }
}

/** What one user keeps about Nadia's chat; nothing but what is given. */
export function readMark(userId: UserId, more: Partial<RowOf<'readMark'>> = {}): AnyRow {
  const conversationId = more.conversationId ?? NADIA_CHAT
  return {
    entity: 'readMark',
    row: {
      id: `${conversationId}:${userId}`,
      rev: 1,
      conversationId,
      userId,
      seq: 0,
      deliveredSeq: 0,
      flaggedUnread: false,
      pinned: false,
      mutedUntil: null,
      archivedSeq: null,
      ...more,
    },
  }
}

/** A message to Nadia, as the composer hands it over. */
export function toNadia(more: Partial<ToSend> = {}): ToSend {
  return {
    conversationId: NADIA_CHAT,
    subject: NADIA_SUBJECT,
    kind: 'text',
    text: 'Hello Nadia',
    stagedFileIds: [],
    mentionUserIds: [],
    replyToId: null,
    holdUntil: null,
    ...more,
  }
}

export function conversation(more: Partial<RowOf<'conversation'>> = {}): AnyRow {
  return {
    entity: 'conversation',
    row: {
      id: NADIA_CHAT,
      rev: 1,
      kind: 'desk',
      locationId: RIVERSIDE,
      subject: NADIA_SUBJECT,
      participantIds: [],
      assigneeUserId: null,
      closedTo: [],
      createdAt: NOON,
      ...more,
    },
  }
}

export const LOCATION: AnyRow = {
  entity: 'location',
  row: {
    id: RIVERSIDE,
    rev: 1,
    networkName: 'Harbour Works',
    name: 'Riverside',
    timeZone: 'Europe/Berlin',
    address: 'Quay 1',
    information: [{ type: 'paragraph', spans: [{ text: 'Welcome', bold: true }] }],
    chatsOn: true,
    networkChatsOn: true,
    defaultPrivacy: DEFAULT_PRIVACY,
    communityVisibility: 'locationMembers',
    feedVisibility: 'locationMembers',
    visitorsVisibility: 'administrators',
    visitsNeedApproval: false,
  },
}

/** Riverside with Dana at the desk, Nadia who is no member, Siobhán O'Brien of Lumen Studio, and no chat yet. */
export const PEOPLE: AnyRow[] = [
  LOCATION,
  user(DANA, 'Dana Reyes'),
  membership(DANA, { adminRole: 'frontDesk' }),
  user(NADIA, 'Nadia Nguyễn'),
  membership(NADIA, { type: 'nonmember' }),
  user(OBRIEN, 'Siobhán O’Brien'),
  membership(OBRIEN, { companyId: LUMEN, plan: 'Flex desk' }),
  {
    entity: 'company',
    row: {
      id: LUMEN,
      rev: 1,
      locationId: RIVERSIDE,
      name: 'Lumen Studio',
      type: 'member',
      about: '',
      email: null,
      phone: null,
      website: null,
      since: NOON,
    },
  },
]

export const PDF: RowOf<'message'>['files'][number] = {
  id: idOf<FileId>(6, 1),
  name: 'contract.pdf',
  sizeBytes: 1234,
  mime: 'application/pdf',
  sha256: 'a'.repeat(64),
  width: null,
  height: null,
}

import type { Entity } from '../../protocol/wire/rows/index.ts'

/**
 * How one field of a row lies in its table. `columns` gives each column and, when it is not the field itself, how it is
 * made from the field (`r."field"`). `read` makes the field from the columns (`t.column`).
 */
interface Field {
  type: string
  columns: Record<string, string>
  read: string
}

/** Where rows of an entity lie: the key is what a second row of the same would clash with. */
export interface Table {
  name: string
  key: string[]
  fields: Record<string, Field>
}

/** The column of a field that lies in one: `conversationId` in `conversation_id`. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Fields that lie in a column of the same name: "id:uuid rev:integer". */
function plain(text: string): Record<string, Field> {
  const fields = text.split(/\s+/).map((item): [string, Field] => {
    const [name = '', type = ''] = item.split(':')
    return [name, { type, columns: { [columnOf(name)]: `r."${name}"` }, read: `t.${columnOf(name)}` }]
  })
  return Object.fromEntries(fields)
}

/** A `Subject`, as two columns. */
function subject(name: string, prefix: string): Record<string, Field> {
  const kind = `${prefix}_kind`
  const id = `${prefix}_id`
  return {
    [name]: {
      type: 'json',
      columns: { [kind]: `r."${name}"->>'kind'`, [id]: `(r."${name}"->>'id')::uuid` },
      read: `case when t.${kind} is null then null else json_build_object('kind', t.${kind}, 'id', t.${id}) end`,
    },
  }
}

/** The id of a mark, which is made of its two keys and not stored. */
function markId(owner: string): Record<string, Field> {
  return { id: { type: 'text', columns: {}, read: `t.${owner} || ':' || t.user_id` } }
}

/** Every kind of row, field by field; the columns are those of the migrations. */
export const TABLES: Record<Entity, Table> = {
  location: {
    name: 'locations',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer networkName:text name:text timeZone:text address:text information:jsonb ' +
        'chatsOn:boolean networkChatsOn:boolean defaultPrivacy:jsonb communityVisibility:text feedVisibility:text ' +
        'visitorsVisibility:text visitsNeedApproval:boolean',
    ),
  },
  user: {
    name: 'users',
    key: ['id'],
    fields: plain('id:uuid rev:integer name:text email:text phone:text about:text photo:jsonb privacy:jsonb'),
  },
  membership: {
    name: 'memberships',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer userId:uuid locationId:uuid type:text adminRole:text chatPermissions:text[] companyId:uuid companyRole:text ' +
        'plan:text since:bigint',
    ),
  },
  company: {
    name: 'companies',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer locationId:uuid name:text type:text about:text email:text phone:text website:text ' +
        'since:bigint',
    ),
  },
  customer: {
    name: 'customers',
    key: ['id'],
    fields: {
      ...plain('id:uuid rev:integer locationId:uuid'),
      ...subject('subject', 'subject'),
      ...plain('note:text tags:text[]'),
    },
  },
  publicLink: {
    name: 'public_links',
    key: ['id'],
    fields: plain('id:uuid rev:integer locationId:uuid userId:uuid createdAt:bigint revokedAt:bigint'),
  },
  customerChange: {
    name: 'customer_changes',
    key: ['id'],
    fields: {
      ...plain('id:uuid rev:integer locationId:uuid'),
      ...subject('subject', 'subject'),
      ...plain('kind:text before:text after:text byUserId:uuid at:bigint'),
    },
  },
  joinRequest: {
    name: 'join_requests',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer locationId:uuid userId:uuid message:text state:text why:text at:bigint decidedAt:bigint ' +
        'decidedByUserId:uuid',
    ),
  },
  customerImport: {
    name: 'customer_imports',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer locationId:uuid fileName:text byUserId:uuid at:bigint parts:integer partsDone:integer ' +
        'partsUndone:integer added:integer tagged:integer skipped:integer removed:integer kept:integer',
    ),
  },
  conversation: {
    name: 'conversations',
    key: ['id'],
    fields: {
      ...plain('id:uuid rev:integer kind:text locationId:uuid'),
      ...subject('subject', 'subject'),
      ...plain(
        'participantIds:uuid[] assigneeUserId:uuid assignedByUserId:uuid closedTo:uuid[] createdAt:bigint',
      ),
    },
  },
  message: {
    name: 'messages',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer conversationId:uuid locationId:uuid seq:integer authorUserId:uuid side:text kind:text ' +
        'text:text files:jsonb mentionUserIds:uuid[] reactions:jsonb replyToId:uuid bookingId:uuid sentAt:bigint ' +
        'editedAt:bigint deletedAt:bigint',
    ),
  },
  readMark: {
    name: 'read_marks',
    key: ['conversation_id', 'user_id'],
    fields: {
      ...markId('conversation_id'),
      ...plain(
        'rev:integer conversationId:uuid userId:uuid seq:integer deliveredSeq:integer flaggedUnread:boolean ' +
          'pinned:boolean mutedUntil:bigint archivedSeq:integer',
      ),
    },
  },
  signature: {
    name: 'signatures',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer locationId:uuid conversationId:uuid messageId:uuid file:jsonb title:text ' +
        'requestedByUserId:uuid createdAt:bigint expiresAt:bigint status:text endedAt:bigint signers:jsonb signed:jsonb ' +
        'copyFailedAt:bigint',
    ),
  },
  savedReply: {
    name: 'saved_replies',
    key: ['id'],
    fields: plain('id:uuid rev:integer locationId:uuid title:text text:text'),
  },
  followUp: {
    name: 'follow_ups',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer locationId:uuid conversationId:uuid byUserId:uuid text:text due:jsonb createdAt:bigint ' +
        'doneAt:bigint doneByUserId:uuid',
    ),
  },
  handOver: {
    name: 'hand_overs',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer locationId:uuid byUserId:uuid note:text at:bigint acknowledgedByUserId:uuid ' +
        'acknowledgedAt:bigint',
    ),
  },
  booking: {
    name: 'bookings',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer locationId:uuid userId:uuid companyId:uuid service:text resource:text title:text ' +
        'startsAt:bigint endsAt:bigint status:text paid:boolean first:boolean',
    ),
  },
  notification: {
    name: 'notifications',
    key: ['id'],
    fields: {
      ...plain('id:uuid rev:integer locationId:uuid category:text kind:text'),
      ...subject('actor', 'actor'),
      ...plain(
        'verb:text object:text detail:text bookedBy:text bookingId:uuid firstBooking:boolean at:bigint ' +
          'signatureId:uuid byUserId:uuid',
      ),
    },
  },
  notificationMark: {
    name: 'notification_marks',
    key: ['notification_id', 'user_id'],
    fields: {
      ...markId('notification_id'),
      ...plain('rev:integer notificationId:uuid userId:uuid read:boolean'),
    },
  },
  notificationChoice: {
    name: 'notification_choices',
    key: ['user_id', 'category'],
    fields: {
      id: { type: 'text', columns: {}, read: `t.user_id || ':' || t.category` },
      ...plain('rev:integer userId:uuid category:text'),
      on: { type: 'boolean', columns: { told: 'r."on"' }, read: 't.told' },
    },
  },
  visit: {
    name: 'visits',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer locationId:uuid hostUserId:uuid visitorName:text visitorEmail:text visitorCompany:text ' +
        'registeredByUserId:uuid status:text statusBefore:text statusAt:bigint statusByUserId:uuid expectedAt:bigint ' +
        'checkedInAt:bigint checkedOutAt:bigint hostToldAt:bigint hostReadAt:bigint hostComingAt:bigint ' +
        'nudgedAt:bigint mailedAt:bigint code:text chat:jsonb',
    ),
  },
  post: {
    name: 'posts',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer locationId:uuid authorUserId:uuid text:text files:jsonb mentionUserIds:uuid[] ' +
        'pinned:boolean likedByUserIds:uuid[] hidden:jsonb at:bigint editedAt:bigint',
    ),
  },
  comment: {
    name: 'comments',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer postId:uuid locationId:uuid authorUserId:uuid text:text mentionUserIds:uuid[] at:bigint',
    ),
  },
  feedMark: {
    name: 'feed_marks',
    key: ['user_id', 'location_id'],
    fields: {
      id: { type: 'text', columns: {}, read: `t.user_id || ':' || t.location_id` },
      ...plain('rev:integer userId:uuid locationId:uuid seenAt:bigint'),
    },
  },
  block: {
    name: 'blocks',
    key: ['user_id', 'blocked_user_id'],
    fields: {
      id: { type: 'text', columns: {}, read: `t.user_id || ':' || t.blocked_user_id` },
      ...plain('rev:integer userId:uuid blockedUserId:uuid active:boolean at:bigint'),
    },
  },
  bar: {
    name: 'bars',
    key: ['user_id'],
    fields: {
      id: { type: 'uuid', columns: { user_id: 'r."id"' }, read: 't.user_id' },
      ...plain('rev:integer active:boolean reason:text byUserId:uuid at:bigint'),
    },
  },
  report: {
    name: 'reports',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer locationId:uuid byUserId:uuid aboutUserId:uuid conversationId:uuid messageId:uuid ' +
        'quoted:text reason:text at:bigint handledAt:bigint handledByUserId:uuid',
    ),
  },
  deskInvitation: {
    name: 'desk_invitations',
    key: ['id'],
    fields: plain(
      'id:uuid rev:integer locationId:uuid mailId:uuid email:text name:text adminRole:text chatPermissions:text[] ' +
        'byUserId:uuid sentAt:bigint expiresAt:bigint state:text',
    ),
  },
}

import { directConversationId, type NotificationId, type OpId } from '../../../protocol/wire/ids.ts'
import { DESK_ACTIONS, type WeightedAction } from './desk-actions.ts'
import { FEED_ACTIONS } from './feed-actions.ts'
import { PEOPLE_ACTIONS } from './people-actions.ts'
import { SIGNATURE_ACTIONS } from './signature-actions.ts'
import { SPACE_ACTIONS } from './space-actions.ts'
import { STANDING_ACTIONS } from './standing-actions.ts'
import type { Device } from './device.ts'
import { chatWith, CUSTOMERS, numbered, subjectOf } from './place.ts'
import type { Random } from './random.ts'
import { livingMessages } from './stored-rows.ts'

/** What a user may do in the window, with how often it is done. */
const ACTIONS: readonly WeightedAction[] = [
  [30, send],
  [12, edit],
  [6, unsend],
  [12, read],
  [4, flag],
  [6, markNotifications],
  [6, annotate],
  [6, changeOutbox],
  [10, loadOlder],
  [8, react],
  [5, sendDirectly],
  ...DESK_ACTIONS,
  ...FEED_ACTIONS,
  ...SPACE_ACTIONS,
  ...PEOPLE_ACTIONS,
  ...STANDING_ACTIONS,
  ...SIGNATURE_ACTIONS,
]

const TOTAL = ACTIONS.reduce((sum, [weight]) => sum + weight, 0)

/** One action of the user of a device, chosen by chance. `count` makes texts differ. */
export function actByChance(device: Device, random: Random, count: number): void {
  let left = random.below(TOTAL)
  for (const [weight, action] of ACTIONS) {
    if (left < weight) return action(device, random, count)
    left -= weight
  }
}

function send(device: Device, random: Random, count: number): void {
  const customer = random.pick(CUSTOMERS)!
  const conversationId = chatWith(customer)
  const answered = random.chance(0.1) ? anyMessage(device, random, false) : null
  device.act('sends', (verbs) =>
    verbs.sendMessage({
      conversationId,
      subject: subjectOf(customer),
      kind: random.chance(0.1) ? 'note' : 'text',
      text: `message ${count} from ${device.name}`,
      stagedFileIds: [],
      mentionUserIds: [],
      holdUntil: null,
      replyToId: answered?.conversationId === conversationId ? answered.id : null,
    }),
  )
}

/** In a chat that a customer has begun with this administrator: a desk begins none. */
function sendDirectly(device: Device, random: Random, count: number): void {
  const conversationId = directConversationId(device.user, random.pick(CUSTOMERS)!)
  device.act('writes directly', (verbs) =>
    verbs.sendMessage({
      conversationId,
      subject: null,
      kind: 'text',
      text: `direct message ${count} from ${device.name}`,
      stagedFileIds: [],
      mentionUserIds: [],
      holdUntil: null,
      replyToId: null,
    }),
  )
}

function edit(device: Device, random: Random, count: number): void {
  const message = anyMessage(device, random, true)
  if (message === null) return
  device.act('edits', (verbs) => verbs.editMessage({ messageId: message.id, text: `edited ${count}` }))
}

function unsend(device: Device, random: Random): void {
  const message = anyMessage(device, random, true)
  if (message === null) return
  device.act('unsends', (verbs) => verbs.unsendMessage({ messageId: message.id }))
}

function react(device: Device, random: Random): void {
  const message = anyMessage(device, random, false)
  if (message === null) return
  const emoji = random.pick(['👍', '❤️', '🎉'])!
  device.act('reacts', (verbs) => verbs.react({ messageId: message.id, emoji, on: random.chance(0.7) }))
}

function read(device: Device, random: Random): void {
  const conversationId = chatWith(random.pick(CUSTOMERS)!)
  const seq = random.below(40)
  device.act('reads', (verbs) => verbs.markRead({ conversationId, seq }))
}

function flag(device: Device, random: Random): void {
  const conversationId = chatWith(random.pick(CUSTOMERS)!)
  device.act('flags', (verbs) => verbs.flagUnread({ conversationId, unread: random.chance(0.5) }))
}

function markNotifications(device: Device, random: Random): void {
  const ids = [1, 2, 3, 4, 5]
    .filter(() => random.chance(0.4))
    .map((count) => numbered(0x40, count) as NotificationId)
  if (ids.length === 0) return
  device.act('marks notifications', (verbs) => verbs.markNotifications({ ids, read: random.chance(0.7) }))
}

function annotate(device: Device, random: Random, count: number): void {
  const subject = subjectOf(random.pick(CUSTOMERS)!)
  device.act('annotates', (verbs) =>
    verbs.annotate(
      random.chance(0.5)
        ? { subject, note: `note ${count}` }
        : { subject, tags: [`tag ${count}`, device.name] },
    ),
  )
}

function changeOutbox(device: Device, random: Random, count: number): void {
  const entries = device.store.verbs.outbox()
  const parked = entries.filter((entry) => entry.state === 'parked')
  const opId: OpId | undefined = random.pick(random.chance(0.7) ? parked : entries)?.op.id
  if (opId === undefined) return
  const what = random.below(3)
  if (what === 0) device.act('retries', (verbs) => verbs.retryOp({ opId }))
  else if (what === 1) device.act('discards', (verbs) => verbs.discardOp({ opId }).touched)
  else device.act('rewrites', (verbs) => verbs.editOp({ opId, text: `rewritten ${count}` }))
}

function loadOlder(device: Device, random: Random): void {
  device.loadOlder(chatWith(random.pick(CUSTOMERS)!), 2 + random.below(40))
}

/** A message that the device shows: stored, or still waiting. */
function anyMessage(device: Device, random: Random, own: boolean) {
  const stored = livingMessages(device.store.cache)
  const waiting = device.store.verbs
    .outbox()
    .flatMap(({ op: { body } }) =>
      body.type === 'message.send'
        ? [{ id: body.messageId, conversationId: body.conversationId, author: device.user }]
        : [],
    )
  const all = [...stored, ...waiting].filter(
    (message) => !own || message.author === device.user || random.chance(0.1),
  )
  return random.pick(all) ?? null
}

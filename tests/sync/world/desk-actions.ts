import type { FollowUpId, HandOverId, SavedReplyId } from '../../../protocol/wire/ids.ts'
import type { Device } from './device.ts'
import { ANNA, BEN, chatWith, CUSTOMERS } from './place.ts'
import type { Random } from './random.ts'
import { anyOf } from './stored-rows.ts'

/** Something that a user does, with how often it is done. `count` makes texts differ. */
export type WeightedAction = readonly [
  weight: number,
  action: (device: Device, random: Random, count: number) => void,
]

const DUE_MS = 1_700_000_000_000

/** What a desk does besides writing. */
export const DESK_ACTIONS: readonly WeightedAction[] = [
  [4, assign],
  [4, mark],
  [3, saveReply],
  [2, removeReply],
  [3, followUp],
  [2, followUpDone],
  [2, handOver],
  [2, acknowledge],
]

function assign(device: Device, random: Random): void {
  const conversationId = chatWith(random.pick(CUSTOMERS)!)
  const assigneeUserId = random.pick([ANNA, BEN, null])!
  device.act('assigns', (verbs) => verbs.assign({ conversationId, assigneeUserId }))
}

function mark(device: Device, random: Random, count: number): void {
  const conversationId = chatWith(random.pick(CUSTOMERS)!)
  const on = random.chance(0.6)
  const change = random.pick([{ pinned: on }, { mutedUntil: on ? count : null }, { archived: on }])!
  device.act('marks a chat', (verbs) => verbs.markChat({ conversationId, ...change }))
}

function saveReply(device: Device, random: Random, count: number): void {
  const id = random.chance(0.5)
    ? (anyOf(device.store.cache, 'saved_replies', random) as SavedReplyId | null)
    : null
  device.act('saves a reply', (verbs) => verbs.saveReply({ id, title: 'Parking', text: `reply ${count}` }))
}

function removeReply(device: Device, random: Random): void {
  const id = anyOf(device.store.cache, 'saved_replies', random) as SavedReplyId | null
  if (id !== null) device.act('removes a reply', (verbs) => verbs.removeReply({ id }))
}

function followUp(device: Device, random: Random, count: number): void {
  const conversationId = chatWith(random.pick(CUSTOMERS)!)
  device.act('promises', (verbs) =>
    verbs.saveFollowUp({
      id: null,
      conversationId,
      text: `promise ${count}`,
      due: { kind: 'time', at: DUE_MS + count },
    }),
  )
}

function followUpDone(device: Device, random: Random): void {
  const id = anyOf(device.store.cache, 'follow_ups', random) as FollowUpId | null
  if (id === null) return
  device.act('keeps a promise', (verbs) => verbs.followUpDone({ id, done: random.chance(0.7) }))
}

function handOver(device: Device, _random: Random, count: number): void {
  device.act('hands over', (verbs) => verbs.writeHandOver({ note: `hand-over ${count}` }))
}

function acknowledge(device: Device, random: Random): void {
  const id = anyOf(device.store.cache, 'hand_overs', random) as HandOverId | null
  if (id !== null) device.act('acknowledges', (verbs) => verbs.acknowledgeHandOver({ id }))
}

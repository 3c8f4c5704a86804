import type { DeskInvitationId, JoinRequestId } from '../../../protocol/wire/ids.ts'
import type { WeightedAction } from './desk-actions.ts'
import type { Device } from './device.ts'
import { chatWith, LOCATION, subjectOf } from './place.ts'
import type { Random } from './random.ts'
import { anyNonmember, openOf } from './stored-rows.ts'

/** As long as the toast stands with which it can be taken back. */
const HOLD_MS = 2000

/** Who comes in and who goes: requests to join, customers who were added by mistake, invitations to the desk. */
export const STANDING_ACTIONS: readonly WeightedAction[] = [
  [6, decide],
  [4, remove],
  [3, greet],
  [4, invite],
  [2, inviteAgain],
  [3, withdraw],
  [5, takeBack],
]

function decide(device: Device, random: Random, count: number): void {
  const id = openOf(device.store.cache, 'join_requests', random) as JoinRequestId | null
  const approve = random.chance(0.3)
  if (id === null) return
  device.act(approve ? 'approves' : 'declines', (verbs) =>
    verbs.decideJoinRequest({
      id,
      approve,
      why: approve ? '' : `reason ${count}`,
      companyId: null,
      plan: null,
      holdUntil: device.nowMs + HOLD_MS,
    }),
  )
}

function remove(device: Device, random: Random): void {
  const userId = anyNonmember(device.store.cache, random)
  if (userId === null) return
  device.act('deletes a customer', (verbs) =>
    verbs.deleteCustomer({ userId, holdUntil: device.nowMs + HOLD_MS }),
  )
}

/** What hangs on somebody is looked at by the server: a colleague may write to whom another deletes. */
function greet(device: Device, random: Random, count: number): void {
  const userId = anyNonmember(device.store.cache, random)
  if (userId === null) return
  device.act('greets a customer', (verbs) =>
    verbs.sendMessage({
      conversationId: chatWith(userId),
      subject: subjectOf(userId),
      kind: 'text',
      text: `welcome ${count} from ${device.name}`,
      stagedFileIds: [],
      mentionUserIds: [],
      holdUntil: null,
      replyToId: null,
    }),
  )
}

function invite(device: Device, random: Random): void {
  // Few addresses: two devices invite the same one.
  const email = `desk-${random.below(3)}@example.org`
  device.act('invites to the desk', (verbs) =>
    verbs.inviteAdministrator({
      locationIds: [LOCATION],
      email,
      name: 'Somebody',
      adminRole: 'frontDesk',
      chat: null,
    }),
  )
}

function inviteAgain(device: Device, random: Random): void {
  const invitationId = openOf(device.store.cache, 'desk_invitations', random) as DeskInvitationId | null
  if (invitationId !== null)
    device.act('invites again', (verbs) => verbs.inviteAdministratorAgain({ invitationId }))
}

function withdraw(device: Device, random: Random): void {
  const invitationId = openOf(device.store.cache, 'desk_invitations', random) as DeskInvitationId | null
  if (invitationId === null) return
  device.act('withdraws an invitation', (verbs) =>
    verbs.withdrawInvitation({ invitationId, holdUntil: device.nowMs + HOLD_MS }),
  )
}

/** Undo, as long as it is held back; and once more when it has gone, which is refused here. */
function takeBack(device: Device, random: Random): void {
  const held = device.store.verbs.outbox().filter(({ state }) => state === 'uploading')
  const body = random.pick(held)?.op.body
  device.act('takes back', (verbs) => {
    if (body?.type === 'joinRequest.decide') verbs.undoDecision({ id: body.joinRequestId })
    else if (body?.type === 'customer.delete') verbs.undoDeleteCustomer({ userId: body.userId })
    else if (body?.type === 'administrator.withdraw')
      verbs.undoWithdrawal({ invitationId: body.invitationId })
  })
}

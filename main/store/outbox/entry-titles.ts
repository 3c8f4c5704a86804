import type { VisitStep } from '../../../protocol/wire/visit-steps.ts'
import type { LocationId, UserId } from '../../../protocol/wire/ids.ts'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import { chatOf } from '../chats/chat.ts'
import type { StoreContext } from '../context.ts'
import type { StoredEntry } from './entries.ts'
import { lookUpFace } from '../people/faces.ts'

/** What an entry is, in the words of a list: "Message to Nadia Nguyen", "Assignment of Nadia Nguyen’s chat". */
export function titleOf(context: StoreContext, { body, conversationId, locationId }: StoredEntry): string {
  const chat = conversationId ? chatOf(context, conversationId) : null
  const whom = chat ? lookUpFace(context, chat.subject, chat.locationId).face.name : null
  const inChat = whom === null ? 'a chat' : `the chat with ${whom}`
  const chatOfWhom = whom === null ? 'a chat' : `${whom}’s chat`
  const to = whom ?? 'a chat'
  const person = (id: UserId) => lookUpFace(context, { kind: 'user', id }, locationId).face.name
  switch (body.type) {
    case 'message.send':
      return body.kind === 'note' ? `Internal note in ${inChat}` : `Message to ${to}`
    case 'message.edit':
      return `Edited message to ${to}`
    case 'message.unsend':
      return `Unsent message to ${to}`
    case 'message.react':
      return body.on
        ? `Reaction ${body.emoji} in ${inChat}`
        : `Reaction ${body.emoji} taken back in ${inChat}`
    case 'conversation.assign':
      return body.assigneeUserId === null
        ? `Assignment taken off ${chatOfWhom}`
        : `Assignment of ${chatOfWhom}`
    case 'read.mark':
      return `Chat with ${to} read`
    case 'read.flag':
      return body.unread ? `Chat with ${to} marked unread` : `Chat with ${to} no longer marked unread`
    case 'chat.mark':
      return `${chatMarks(body)} of ${chatOfWhom}`
    case 'signature.request':
      return `Request to sign “${body.title}”`
    case 'signature.withdraw':
      return 'Withdrawal of a request for signatures'
    case 'signature.remind':
      return 'Reminder to sign'
    case 'signature.sealAgain':
      return 'Another try of a signed copy'
    case 'savedReply.put':
      return `Saved reply “${body.title}”`
    case 'savedReply.remove':
      return 'Removal of a saved reply'
    case 'followUp.put':
      return `Follow-up with ${to}`
    case 'followUp.done':
      return body.done ? `Follow-up with ${to} done` : `Follow-up with ${to} opened again`
    case 'handOver.write':
      return 'Hand-over note'
    case 'handOver.acknowledge':
      return 'Hand-over acknowledged'
    case 'notification.mark': {
      const count = body.notificationIds.length
      const what = count === 1 ? '1 notification' : `${count} notifications`
      return `${what} marked ${body.read ? 'read' : 'unread'}`
    }
    case 'publicLink.share':
      return `Public link of ${lookUpFace(context, { kind: 'user', id: body.userId }, locationId).face.name}`
    case 'publicLink.revoke':
      return 'End of a public link'
    case 'location.edit':
      return body.information === undefined ? 'Change of the location' : 'Information page'
    case 'post.put':
      return 'Post in the feed'
    case 'post.remove':
      return 'Removal of a post'
    case 'post.pin':
      return body.pinned ? 'Pin of a post' : 'End of a post’s pin'
    case 'post.hide':
      return body.reason === null ? 'Post shown again' : 'Post hidden'
    case 'post.like':
      return body.on ? 'Like of a post' : 'Like of a post taken back'
    case 'comment.put':
      return 'Comment in the feed'
    case 'comment.remove':
      return 'Removal of a comment'
    case 'feed.look':
      return 'Feed looked at'
    case 'visit.register':
      return `Visit of ${body.visitorName}`
    case 'visit.step':
      return `${STEP_WORDS[body.step]} ${visitorOf(context, body.visitId)}`
    case 'visit.undo':
      return `Undo: ${STEP_WORDS[body.step].toLowerCase()} ${visitorOf(context, body.visitId)}`
    case 'visit.nudge':
      return `Nudge about ${visitorOf(context, body.visitId)}`
    case 'visit.answer':
      return `Answer about ${visitorOf(context, body.visitId)}`
    case 'visit.needApproval':
      return body.needed ? 'Visits need approval' : 'Visits need no approval'
    case 'customer.add':
      return body.as === 'member' ? `Invitation of ${body.name}` : `Nonmember ${body.name}`
    case 'customer.delete':
      return `Deletion of ${person(body.userId)}`
    case 'membership.change':
      return membershipTitle(context, body, locationId)
    case 'customer.tag': {
      const [only, another] = body.subjects
      const whose =
        only && !another
          ? lookUpFace(context, only, locationId).face.name
          : `${body.subjects.length} customers`
      return `Tags of ${whose}`
    }
    case 'company.put':
      return `Company ${body.name}`
    case 'joinRequest.put':
      return 'Request to join'
    case 'joinRequest.decide':
      return body.approve ? 'Approval of a request to join' : 'Refusal of a request to join'
    case 'customer.import':
      return `Import of ${body.fileName}, part ${body.part + 1} of ${body.parts}`
    case 'customer.undoImport':
      return `Undoing of an import, part ${body.part + 1}`
    case 'profile.edit':
      return 'Own profile'
    case 'notification.choose':
      return `To be told of ${body.category}: ${body.on ? 'yes' : 'no'}`
    case 'customer.annotate': {
      const { name } = lookUpFace(context, body.subject, locationId).face
      return body.note === undefined ? `Tags of ${name}` : `Note about ${name}`
    }
    case 'administrator.set': {
      const { name } = lookUpFace(context, { kind: 'user', id: body.userId }, locationId).face
      return body.adminRole === null ? `End of ${name}’s role` : `Role of ${name}`
    }
    case 'administrator.invite':
      return `Invitation of ${body.name} to the desk`
    case 'administrator.inviteAgain':
      return 'Invitation to the desk, again'
    case 'administrator.withdraw':
      return 'Withdrawal of an invitation to the desk'
    case 'network.configure':
      return body.chatsOn === undefined
        ? 'Privacy of new users'
        : `Chats ${body.chatsOn ? 'on' : 'off'} for the network`
    case 'block.put':
      return body.active ? `Block of ${person(body.userId)}` : `End of the block of ${person(body.userId)}`
    case 'bar.put':
      return body.active
        ? `Barring of ${person(body.userId)} from the network`
        : `Letting ${person(body.userId)} in again`
    case 'report.make':
      return `Report about ${person(body.userId)}`
    case 'report.handle':
      return body.handled ? 'Report dealt with' : 'Report opened again'
  }
}

const STEP_WORDS: Record<VisitStep, string> = {
  approve: 'Approval of',
  reject: 'Rejection of',
  checkIn: 'Check-in of',
  checkOut: 'Check-out of',
  cancel: 'Cancellation of the visit of',
}

function visitorOf({ cache }: StoreContext, id: string): string {
  const sql = 'SELECT visitor_name AS name FROM temp.shown_visits WHERE id = @id'
  return cache.get<{ name: string }>(sql, { id })?.name ?? 'a visitor'
}

function membershipTitle(
  context: StoreContext,
  { changes }: Extract<OpBody, { type: 'membership.change' }>,
  locationId: LocationId,
): string {
  const [first, another] = changes
  const name = first && lookUpFace(context, { kind: 'user', id: first.userId }, locationId).face.name
  const whom = another === undefined ? name : `${changes.length} people`
  if (first?.as === 'member') return `${whom} made member`
  if (first?.as === 'nonmember') return `${whom} removed from the members`
  return `Membership of ${whom}`
}

/** "Pin and mute": what of the own marks changes. */
function chatMarks(marks: {
  pinned?: boolean | undefined
  mutedUntil?: number | null | undefined
  archivedSeq?: number | null | undefined
}): string {
  const words = [
    marks.pinned === undefined ? [] : [marks.pinned ? 'pin' : 'end of the pin'],
    marks.mutedUntil === undefined ? [] : [marks.mutedUntil === null ? 'end of the mute' : 'mute'],
    marks.archivedSeq === undefined
      ? []
      : [marks.archivedSeq === null ? 'return from the archive' : 'archiving'],
  ].flat()
  const sentence = words.join(' and ')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

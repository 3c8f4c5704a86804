import type { Colleague, MessageView } from '../../../../protocol/ipc/views.ts'
import type { MessageId, UserId } from '../../../../protocol/wire/ids.ts'
import type { Echo } from '../../../stores/echoes.ts'
import type { ReplyTarget } from '../../../stores/reply-target.ts'
import type { SignedIn } from '../../../stores/session.ts'

let count = 0

/** What a message without files will look like until it is read from the store. */
export function echoOf(
  sent: { kind: 'text' | 'note'; text: string; mentionUserIds: readonly UserId[] },
  answered: ReplyTarget | null,
  me: Pick<SignedIn, 'userId' | 'name'>,
  colleagues: readonly Colleague[],
): Echo {
  count += 1
  const message: MessageView = {
    id: `echo-${count}` as MessageId,
    seq: null,
    side: 'desk',
    kind: sent.kind,
    authorUserId: me.userId,
    authorName: me.name,
    byMe: true,
    text: sent.text,
    files: [],
    staged: [],
    signatures: [],
    replyTo: answered && {
      id: answered.messageId,
      seq: null,
      authorName: answered.authorName,
      text: answered.text,
    },
    mentions: colleagues.filter(({ userId }) => sent.mentionUserIds.includes(userId)),
    reactions: [],
    booking: null,
    at: Date.now(),
    editedAt: null,
    deletedAt: null,
    state: 'waiting',
    heldUntil: null,
    opId: null,
    error: null,
  }
  return { message, keptAs: null }
}

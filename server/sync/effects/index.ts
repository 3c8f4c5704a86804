import type { OpBody } from '../../../protocol/wire/ops.ts'
import type { StreamWriter } from '../stream-writer.ts'
import { markChat } from './chat-mark.ts'
import { assignConversation } from './conversation-assign.ts'
import { annotateCustomer } from './customer-annotate.ts'
import type { Change } from './effect.ts'
import { putFollowUp, setFollowUpDone } from './follow-ups.ts'
import { acknowledgeHandOver, writeHandOver } from './hand-overs.ts'
import { editMessage } from './message-edit.ts'
import { reactToMessage } from './message-react.ts'
import { sendMessage } from './message-send.ts'
import { unsendMessage } from './message-unsend.ts'
import { markNotifications } from './notification-mark.ts'
import { flagUnread, markRead } from './read-marks.ts'
import { putSavedReply, removeSavedReply } from './saved-replies.ts'

/** Does what the op says. Every type of op is named here, or this does not compile. */
export function effectOf(change: Change, body: OpBody): Promise<StreamWriter> {
  switch (body.type) {
    case 'message.send':
      return sendMessage(change, body)
    case 'message.edit':
      return editMessage(change, body)
    case 'message.unsend':
      return unsendMessage(change, body)
    case 'message.react':
      return reactToMessage(change, body)
    case 'conversation.assign':
      return assignConversation(change, body)
    case 'read.mark':
      return markRead(change, body)
    case 'read.flag':
      return flagUnread(change, body)
    case 'chat.mark':
      return markChat(change, body)
    case 'savedReply.put':
      return putSavedReply(change, body)
    case 'savedReply.remove':
      return removeSavedReply(change, body)
    case 'followUp.put':
      return putFollowUp(change, body)
    case 'followUp.done':
      return setFollowUpDone(change, body)
    case 'handOver.write':
      return writeHandOver(change, body)
    case 'handOver.acknowledge':
      return acknowledgeHandOver(change, body)
    case 'notification.mark':
      return markNotifications(change, body)
    case 'customer.annotate':
      return annotateCustomer(change, body)
  }
}

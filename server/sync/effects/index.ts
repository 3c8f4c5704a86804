import type { OpBody } from '../../../protocol/wire/ops.ts'
import type { StreamWriter } from '../stream-writer.ts'
import { annotateCustomer } from './customer-annotate.ts'
import type { Change } from './effect.ts'
import { editMessage } from './message-edit.ts'
import { sendMessage } from './message-send.ts'
import { unsendMessage } from './message-unsend.ts'
import { markNotifications } from './notification-mark.ts'
import { flagUnread, markRead } from './read-marks.ts'

/** Does what the op says. Every type of op is named here, or this does not compile. */
export function effectOf(change: Change, body: OpBody): Promise<StreamWriter> {
  switch (body.type) {
    case 'message.send':
      return sendMessage(change, body)
    case 'message.edit':
      return editMessage(change, body)
    case 'message.unsend':
      return unsendMessage(change, body)
    case 'read.mark':
      return markRead(change, body)
    case 'read.flag':
      return flagUnread(change, body)
    case 'notification.mark':
      return markNotifications(change, body)
    case 'customer.annotate':
      return annotateCustomer(change, body)
  }
}

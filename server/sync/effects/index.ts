import type { OpBody } from '../../../protocol/wire/ops.ts'
import { markChat } from './chats/chat-mark.ts'
import { assignConversation } from './chats/conversation-assign.ts'
import { editMessage } from './chats/message-edit.ts'
import { reactToMessage } from './chats/message-react.ts'
import { sendMessage } from './chats/message-send.ts'
import { unsendMessage } from './chats/message-unsend.ts'
import { flagUnread, markRead } from './chats/read-marks.ts'
import { putFollowUp, setFollowUpDone } from './desk/follow-ups.ts'
import { acknowledgeHandOver, writeHandOver } from './desk/hand-overs.ts'
import { putSavedReply, removeSavedReply } from './desk/saved-replies.ts'
import type { Change, Written } from './effect.ts'
import { inviteAdministrator, inviteAgain, withdrawInvitation } from './network/administrator-invite.ts'
import { setAdministrator } from './network/administrator-set.ts'
import { configureNetwork } from './network/network-configure.ts'
import { putComment, removeComment } from './feed/comments.ts'
import { lookAtFeed } from './feed/feed-look.ts'
import { hidePost, likePost, pinPost, putPost, removePost } from './feed/posts.ts'
import { editProfile } from './people/profile-edit.ts'
import { revokePublicLink, sharePublicLink } from './people/public-links.ts'
import { editLocation } from './space/location-edit.ts'
import { putCompany } from './people/company-put.ts'
import { addCustomer } from './people/customer-add.ts'
import { annotateCustomer } from './people/customer-annotate.ts'
import { deleteCustomer } from './people/customer-delete.ts'
import { importCustomers } from './people/customer-import.ts'
import { tagCustomers } from './people/customer-tag.ts'
import { undoImport } from './people/customer-undo-import.ts'
import { decideJoinRequest, putJoinRequest } from './people/join-requests.ts'
import { changeMemberships } from './people/membership-change.ts'
import { remindSigner, sealAgain, withdrawSignature } from './signatures/change.ts'
import { requestSignature } from './signatures/request.ts'
import { chooseNotifications } from './space/notification-choose.ts'
import { putBar } from './people/bar.ts'
import { putBlock } from './people/block.ts'
import { handleReport, makeReport } from './people/reports.ts'
import { markNotifications } from './space/notification-mark.ts'
import { answerVisit, nudgeHost } from './space/visit-answer.ts'
import { needApproval } from './space/visit-approval.ts'
import { registerVisit } from './space/visit-register.ts'
import { stepVisit, undoVisitStep } from './space/visit-step.ts'

/** Does what the op says. Every type of op is named here, or this does not compile. */
export function effectOf(change: Change, body: OpBody): Promise<Written> {
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
    case 'signature.request':
      return requestSignature(change, body)
    case 'signature.withdraw':
      return withdrawSignature(change, body)
    case 'signature.remind':
      return remindSigner(change, body)
    case 'signature.sealAgain':
      return sealAgain(change, body)
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
    case 'notification.choose':
      return chooseNotifications(change, body)
    case 'customer.annotate':
      return annotateCustomer(change, body)
    case 'profile.edit':
      return editProfile(change, body)
    case 'publicLink.share':
      return sharePublicLink(change, body)
    case 'publicLink.revoke':
      return revokePublicLink(change, body)
    case 'location.edit':
      return editLocation(change, body)
    case 'administrator.set':
      return setAdministrator(change, body)
    case 'administrator.invite':
      return inviteAdministrator(change, body)
    case 'administrator.inviteAgain':
      return inviteAgain(change, body)
    case 'administrator.withdraw':
      return withdrawInvitation(change, body)
    case 'network.configure':
      return configureNetwork(change, body)
    case 'post.put':
      return putPost(change, body)
    case 'post.remove':
      return removePost(change, body)
    case 'post.pin':
      return pinPost(change, body)
    case 'post.hide':
      return hidePost(change, body)
    case 'post.like':
      return likePost(change, body)
    case 'comment.put':
      return putComment(change, body)
    case 'comment.remove':
      return removeComment(change, body)
    case 'feed.look':
      return lookAtFeed(change, body)
    case 'visit.register':
      return registerVisit(change, body)
    case 'visit.step':
      return stepVisit(change, body)
    case 'visit.undo':
      return undoVisitStep(change, body)
    case 'visit.nudge':
      return nudgeHost(change, body)
    case 'visit.answer':
      return answerVisit(change, body)
    case 'visit.needApproval':
      return needApproval(change, body)
    case 'customer.add':
      return addCustomer(change, body)
    case 'customer.delete':
      return deleteCustomer(change, body)
    case 'membership.change':
      return changeMemberships(change, body)
    case 'customer.tag':
      return tagCustomers(change, body)
    case 'company.put':
      return putCompany(change, body)
    case 'joinRequest.put':
      return putJoinRequest(change, body)
    case 'joinRequest.decide':
      return decideJoinRequest(change, body)
    case 'customer.import':
      return importCustomers(change, body)
    case 'customer.undoImport':
      return undoImport(change, body)
    case 'block.put':
      return putBlock(change, body)
    case 'bar.put':
      return putBar(change, body)
    case 'report.make':
      return makeReport(change, body)
    case 'report.handle':
      return handleReport(change, body)
  }
}

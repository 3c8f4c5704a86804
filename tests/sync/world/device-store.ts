import { reactionVerbs } from '../../../main/store/chats/reactions.ts'
import { assignVerbs } from '../../../main/store/desk/assign.ts'
import { followUpVerbs } from '../../../main/store/desk/follow-ups.ts'
import { handOverVerbs } from '../../../main/store/desk/hand-over.ts'
import { savedReplyVerbs } from '../../../main/store/desk/saved-replies.ts'
import { feedWriteVerbs } from '../../../main/store/feed/feed-writes.ts'
import type { FeedVerbs } from '../../../main/store/feed/feed-verbs.ts'
import { networkVerbs } from '../../../main/store/network/network.ts'
import { invitationVerbs } from '../../../main/store/network/invitations.ts'
import type { InvitationVerbs, NetworkVerbs } from '../../../main/store/network/network-verbs.ts'
import { locationPageVerbs } from '../../../main/store/pages/location-page.ts'
import type { PageVerbs } from '../../../main/store/pages/page-verbs.ts'
import { publicLinkVerbs } from '../../../main/store/pages/public-links.ts'
import { apartVerbs } from '../../../main/store/people/apart.ts'
import type { ApartVerbs } from '../../../main/store/people/apart-verbs.ts'
import { customerActionVerbs } from '../../../main/store/people/customer-actions.ts'
import { deleteCustomerVerbs } from '../../../main/store/people/delete-customer.ts'
import { importVerbs } from '../../../main/store/people/imports.ts'
import { joinRequestVerbs } from '../../../main/store/people/join-requests.ts'
import type { PeopleVerbs } from '../../../main/store/people/people-verbs.ts'
import { notificationChoiceVerbs } from '../../../main/store/space/notification-choices.ts'
import { changedVisitVerbs } from '../../../main/store/visits/changed-visits.ts'
import type { VisitVerbs } from '../../../main/store/visits/visit-verbs.ts'
import { annotateVerbs } from '../../../main/store/people/annotate.ts'
import { signatureVerbs } from '../../../main/store/signatures/signatures.ts'
import { signaturesOf } from '../../../main/store/signatures/signatures-shown.ts'
import type { SignatureVerbs, SignatureView } from '../../../main/store/signatures/signature-verbs.ts'
import type { StoreContext } from '../../../main/store/context.ts'
import type { MessageId } from '../../../protocol/wire/ids.ts'
import { notificationVerbs } from '../../../main/store/space/notifications.ts'
import { openFile } from '../../../main/store/database/open-file.ts'
import { addFunctions, CACHE_PLAN, OUTBOX_PLAN } from '../../../main/store/database/open-files.ts'
import { outboxVerbsForSync } from '../../../main/store/outbox/outbox-for-sync.ts'
import { discardVerbs } from '../../../main/store/outbox/discard.ts'
import { outboxItemVerbs } from '../../../main/store/outbox/outbox-items.ts'
import { Overlay } from '../../../main/store/outbox/overlay.ts'
import { readMarkVerbs } from '../../../main/store/chats/read-marks.ts'
import { heldVerbs } from '../../../main/store/outbox/held.ts'
import { sendVerbs } from '../../../main/store/outbox/send.ts'
import { sessionVerbs } from '../../../main/store/session/session-verbs.ts'
import { Session } from '../../../main/store/session/session.ts'
import { SqlFile } from '../../../main/store/database/sql-file.ts'
import type { Store } from '../../../main/store/store.ts'
import { streamVerbs } from '../../../main/store/applying/streams.ts'
import type { SyncStore } from '../../../main/store/sync-port.ts'

export type DeviceVerbs = SyncStore &
  Pick<
    Store,
    | 'sendMessage'
    | 'editMessage'
    | 'unsendMessage'
    | 'markRead'
    | 'flagUnread'
    | 'markNotifications'
    | 'annotate'
    | 'retryOp'
    | 'editOp'
    | 'discardOp'
    | 'react'
    | 'assign'
    | 'markChat'
    | 'saveReply'
    | 'removeReply'
    | 'saveFollowUp'
    | 'followUpDone'
    | 'writeHandOver'
    | 'acknowledgeHandOver'
    | 'chooseNotifications'
    | 'releaseHeld'
  > &
  Pick<
    VisitVerbs,
    'registerVisit' | 'stepVisit' | 'undoVisitStep' | 'nudgeHost' | 'answerVisit' | 'needApproval'
  > &
  InvitationVerbs &
  Pick<SignatureVerbs, 'requestSignature' | 'withdrawSignature' | 'remindSigner' | 'sealAgain'> &
  Omit<FeedVerbs, 'feed' | 'comments'> &
  Pick<ApartVerbs, 'block' | 'bar' | 'handleReport'> &
  Pick<NetworkVerbs, 'configureNetwork' | 'setAdministrator'> &
  Pick<PageVerbs, 'sharePublicLink' | 'revokePublicLink' | 'editLocation'> &
  Pick<
    PeopleVerbs,
    | 'addCustomer'
    | 'changeMemberships'
    | 'tagCustomers'
    | 'putCompany'
    | 'beginImport'
    | 'addImportRows'
    | 'readyImport'
    | 'undoImport'
    | 'deleteCustomer'
    | 'undoDeleteCustomer'
    | 'decideJoinRequest'
    | 'undoDecision'
  >

/** The real verbs over real SQLite in memory, with both files open to the checkers. */
export interface DeviceStore {
  verbs: DeviceVerbs
  cache: SqlFile
  outbox: SqlFile
  /** The cards of a message, with what waits laid over them. */
  cardsOf(message: MessageId): SignatureView[]
  close(): void
}

/** The bytes of both files when they are new: making them, migration by migration, was an eighth of all the work. */
let newFiles: { cache: Buffer; outbox: Buffer } | null = null

function openNewFiles() {
  newFiles ??= {
    cache: openFile(':memory:', CACHE_PLAN).serialize(),
    outbox: openFile(':memory:', OUTBOX_PLAN).serialize(),
  }
  const cache = openFile(newFiles.cache, CACHE_PLAN)
  addFunctions(cache)
  return { cache, outbox: openFile(newFiles.outbox, OUTBOX_PLAN) }
}

/** What `openStore` makes, less the panes. `tools` make a run repeatable. */
export function openDeviceStore(tools: Pick<StoreContext, 'now' | 'newId' | 'newOpId'>): DeviceStore {
  const files = openNewFiles()
  const cache = new SqlFile(files.cache)
  const outbox = new SqlFile(files.outbox)
  const overlay = new Overlay(cache, outbox)
  const context: StoreContext = { cache, outbox, overlay, session: new Session(outbox), ...tools }
  const verbs = {
    ...sessionVerbs(context),
    ...streamVerbs(context),
    ...outboxVerbsForSync(context),
    ...sendVerbs(context),
    ...readMarkVerbs(context),
    ...notificationVerbs(context),
    ...annotateVerbs(context),
    ...outboxItemVerbs(context),
    ...discardVerbs(context),
    ...reactionVerbs(context),
    ...assignVerbs(context),
    ...savedReplyVerbs(context),
    ...followUpVerbs(context),
    ...handOverVerbs(context),
    ...notificationChoiceVerbs(context),
    ...changedVisitVerbs(context),
    ...feedWriteVerbs(context),
    ...apartVerbs(context),
    ...networkVerbs(context),
    ...publicLinkVerbs(context),
    ...locationPageVerbs(context),
    ...customerActionVerbs(context),
    ...importVerbs(context),
    ...deleteCustomerVerbs(context),
    ...joinRequestVerbs(context),
    ...invitationVerbs(context),
    ...signatureVerbs(context),
    ...heldVerbs(context),
  }
  return {
    verbs,
    cache,
    outbox,
    cardsOf: (message) => {
      overlay.refresh()
      return signaturesOf(context, message)
    },
    close: () => {
      files.cache.close()
      files.outbox.close()
    },
  }
}

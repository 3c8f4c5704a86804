import { randomUUID } from 'node:crypto'
import { newId } from '../../protocol/wire/ids.ts'
import { annotateVerbs } from './people/annotate.ts'
import { apartVerbs } from './people/apart.ts'
import { assignVerbs } from './desk/assign.ts'
import { badgeVerbs } from './chats/badges.ts'
import { chatVerbs } from './chats/chats.ts'
import { colleagueVerbs } from './desk/colleagues.ts'
import type { StoreContext } from './context.ts'
import { customerActionVerbs } from './people/customer-actions.ts'
import { deleteCustomerVerbs } from './people/delete-customer.ts'
import { historyVerbs } from './people/customer-history.ts'
import { customerVerbs } from './people/customers.ts'
import { dropUnreadyImports, importVerbs } from './people/imports.ts'
import { joinRequestVerbs } from './people/join-requests.ts'
import { draftVerbs } from './outbox/drafts.ts'
import { factVerbs } from './facts.ts'
import { fileLimitVerbs } from './files/file-limits.ts'
import { followUpVerbs } from './desk/follow-ups.ts'
import { feedVerbs } from './feed/feed.ts'
import { feedWriteVerbs } from './feed/feed-writes.ts'
import { handOverVerbs } from './desk/hand-over.ts'
import { heldVerbs } from './outbox/held.ts'
import { unfinishedVerbs } from './outbox/unfinished.ts'
import { fileVerbs } from './files/stored-files.ts'
import { listedFileVerbs } from './files/files-listed.ts'
import { networkVerbs } from './network/network.ts'
import { filesLeftVerbs } from './files/files-left.ts'
import { strangerVerbs } from './files/strangers.ts'
import { messageVerbs } from './chats/messages.ts'
import { bookingVerbs } from './space/bookings.ts'
import { notificationChoiceVerbs } from './space/notification-choices.ts'
import { notificationVerbs } from './space/notifications.ts'
import { isDamage } from './database/open-file.ts'
import { openFiles, type OpenedFiles, type StorePlaces } from './database/open-files.ts'
import { outboxVerbsForSync } from './outbox/outbox-for-sync.ts'
import { directoryVerbs } from './people/directory.ts'
import { discardVerbs } from './outbox/discard.ts'
import { outboxItemVerbs } from './outbox/outbox-items.ts'
import { Overlay } from './outbox/overlay.ts'
import { linkVerbs } from './told/place-of-link.ts'
import { toldVerbs } from './told/things-to-tell.ts'
import { withPlainErrors } from './database/plain-errors.ts'
import { profileVerbs } from './people/profile.ts'
import { reactionVerbs } from './chats/reactions.ts'
import { readMarkVerbs } from './chats/read-marks.ts'
import { savedReplyVerbs } from './desk/saved-replies.ts'
import { sendVerbs } from './outbox/send.ts'
import { Session } from './session/session.ts'
import { sessionVerbs } from './session/session-verbs.ts'
import { spaceVerbs } from './space/space.ts'
import { SqlFile } from './database/sql-file.ts'
import { publicLinkVerbs } from './pages/public-links.ts'
import { locationPageVerbs } from './pages/location-page.ts'
import { signatureVerbs } from './signatures/signatures.ts'
import { stagedFileVerbs } from './outbox/staged-files.ts'
import type { Store } from './store.ts'
import { streamVerbs } from './applying/streams.ts'
import { fileTextVerbs } from './search/file-texts.ts'
import { fillIndexes } from './search/index-state.ts'
import { searchVerbs } from './search/search.ts'
import { readUnreadEvents } from './applying/unread-events.ts'
import { uploadChoiceVerbs } from './outbox/upload-choices.ts'
import { uploadVerbs } from './outbox/uploads.ts'
import { changedVisitVerbs } from './visits/changed-visits.ts'
import { listedVisitVerbs } from './visits/visits-listed.ts'

/** What tests replace, so that a run can be repeated. */
type StoreTools = Partial<Pick<StoreContext, 'now' | 'newId' | 'newOpId'>>

/**
 * Opens both files, or makes them, and returns the verbs. Synchronous: runs in the worker, or directly in a test.
 * Throws a StoreError when a file is of a newer Foyer; a damaged file is set aside and reported by `openReport`.
 */
export function openStore(places: StorePlaces, tools: StoreTools = {}): Store {
  const all = { now: Date.now, newId, newOpId: randomUUID, ...tools }
  const files = openFiles(places, all.now())
  try {
    return storeOn(files, all)
  } catch (error) {
    // outbox.db has just been checked: the damaged page is one of cache.db, which can be fetched again.
    if (isDamage(error)) new Session(new SqlFile(files.outbox)).set('cacheDamaged', true)
    files.cache.close()
    files.outbox.close()
    if (!isDamage(error)) throw error
    return storeOn(openFiles(places, all.now()), all)
  }
}

function storeOn(files: OpenedFiles, tools: Required<StoreTools>): Store {
  const cache = new SqlFile(files.cache)
  const outbox = new SqlFile(files.outbox)
  const overlay = new Overlay(cache, outbox)
  const context: StoreContext = { cache, outbox, session: new Session(outbox), overlay, ...tools }
  fillIndexes(cache)
  readUnreadEvents(cache)
  dropUnreadyImports(context)
  // Nothing is going up yet: what was, when the last run ended, waits to be resumed.
  outbox.run(`UPDATE staged_files SET state = 'waiting' WHERE state = 'uploading'`)

  const { unreadNotificationsAt, ...notifications } = notificationVerbs(context)
  const store: Store = {
    ...sessionVerbs(context),
    ...chatVerbs(context),
    ...readMarkVerbs(context),
    ...messageVerbs(context),
    ...sendVerbs(context),
    ...heldVerbs(context),
    ...reactionVerbs(context),
    ...toldVerbs(context),
    ...linkVerbs(context),
    ...assignVerbs(context),
    ...colleagueVerbs(context),
    ...savedReplyVerbs(context),
    ...followUpVerbs(context),
    ...handOverVerbs(context),
    ...draftVerbs(context),
    ...unfinishedVerbs(context),
    ...notifications,
    ...notificationChoiceVerbs(context),
    ...bookingVerbs(context),
    ...customerVerbs(context),
    ...customerActionVerbs(context),
    ...deleteCustomerVerbs(context),
    ...historyVerbs(context),
    ...joinRequestVerbs(context),
    ...importVerbs(context),
    ...profileVerbs(context),
    ...annotateVerbs(context),
    ...apartVerbs(context),
    ...spaceVerbs(context),
    ...publicLinkVerbs(context),
    ...locationPageVerbs(context),
    ...directoryVerbs(context),
    ...feedVerbs(context),
    ...feedWriteVerbs(context),
    ...listedVisitVerbs(context),
    ...changedVisitVerbs(context),
    ...badgeVerbs(context, unreadNotificationsAt),
    ...outboxItemVerbs(context),
    ...discardVerbs(context),
    ...stagedFileVerbs(context),
    ...uploadVerbs(context),
    ...uploadChoiceVerbs(context),
    ...fileLimitVerbs(context),
    ...strangerVerbs(context),
    ...fileVerbs(context),
    ...listedFileVerbs(context),
    ...filesLeftVerbs(context),
    ...networkVerbs(context),
    ...signatureVerbs(context),
    ...searchVerbs(context),
    ...fileTextVerbs(context),
    ...streamVerbs(context),
    ...outboxVerbsForSync(context),
    ...factVerbs(context, files.report),
  }
  // Asked first by sync: when even that can't be read, the cache is rebuilt now instead of at the next start.
  store.streams()
  // Sent and applied just before the last run ended.
  store.settleOutbox()
  return withPlainErrors(store, () => context.session.set('cacheDamaged', true))
}

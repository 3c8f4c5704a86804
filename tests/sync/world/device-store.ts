import { annotateVerbs } from '../../../main/store/annotate.ts'
import type { StoreContext } from '../../../main/store/context.ts'
import { notificationVerbs } from '../../../main/store/notifications.ts'
import { openFiles } from '../../../main/store/open-files.ts'
import { outboxVerbsForSync } from '../../../main/store/outbox-for-sync.ts'
import { outboxItemVerbs } from '../../../main/store/outbox-items.ts'
import { Overlay } from '../../../main/store/overlay.ts'
import { readMarkVerbs } from '../../../main/store/read-marks.ts'
import { sendVerbs } from '../../../main/store/send.ts'
import { sessionVerbs } from '../../../main/store/session-verbs.ts'
import { Session } from '../../../main/store/session.ts'
import { SqlFile } from '../../../main/store/sql-file.ts'
import type { Store } from '../../../main/store/store.ts'
import { streamVerbs } from '../../../main/store/streams.ts'
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
  >

/** The real verbs over real SQLite in memory, with both files open to the checkers. */
export interface DeviceStore {
  verbs: DeviceVerbs
  cache: SqlFile
  outbox: SqlFile
  close(): void
}

/** What `openStore` makes, less the panes. `tools` make a run repeatable. */
export function openDeviceStore(tools: Pick<StoreContext, 'now' | 'newId' | 'newOpId'>): DeviceStore {
  const files = openFiles({ cache: ':memory:', outbox: ':memory:' }, tools.now())
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
  }
  return {
    verbs,
    cache,
    outbox,
    close: () => {
      files.cache.close()
      files.outbox.close()
    },
  }
}

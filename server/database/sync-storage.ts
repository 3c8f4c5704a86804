import type { SyncStorage, SyncTransaction } from '../sync/storage.ts'
import type { Database, Queries } from './database.ts'
import { apart } from './sql-apart.ts'
import { chats } from './sql-chats.ts'
import { deskWork } from './sql-desk-work.ts'
import { eventLog } from './sql-event-log.ts'
import { feedWork } from './sql-feed-work.ts'
import { networkWork } from './sql-network-work.ts'
import { notifications } from './sql-notifications.ts'
import { peopleWork } from './sql-people-work.ts'
import { publicPages } from './sql-public-pages.ts'
import { rights } from './sql-rights.ts'
import { signatureWork } from './sql-signature-work.ts'
import { visitWork } from './sql-visit-work.ts'

/** The database as the sync handlers see it. */
export function createSyncStorage(database: Database): SyncStorage {
  return {
    transaction: (run) => database.transaction((queries) => run(syncTransactionOn(queries))),
  }
}

/** The same within a transaction that somebody else began, for what is written together with other tables. */
export function syncTransactionOn(queries: Queries): SyncTransaction {
  return {
    ...eventLog(queries),
    ...rights(queries),
    ...chats(queries),
    ...notifications(queries),
    ...deskWork(queries),
    ...apart(queries),
    ...publicPages(queries),
    ...networkWork(queries),
    ...feedWork(queries),
    ...signatureWork(queries),
    ...visitWork(queries),
    ...peopleWork(queries),
  }
}

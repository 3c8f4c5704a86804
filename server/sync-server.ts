import { MESSAGE_FILES_MAX } from '../protocol/wire/rows/chats.ts'
import type { ServerContext } from './context.ts'
import { createSyncStorage } from './database/sync-storage.ts'
import { freeBytes } from './files/quota.ts'
import type { Announcements } from './sockets/announcements.ts'
import { CodeGuesses } from './sync/code-guesses.ts'
import type { SyncServer } from './sync/server-parts.ts'

/** The largest file that is taken: 2 GiB. */
export const FILE_BYTES_MAX = 2 * 1024 ** 3
/** How long a device that can't reach the server may show what it holds. */
const LEASE_MS = 72 * 3_600_000

/** What the sync handlers need of this server. */
export function createSyncServer(context: ServerContext, announcements: Announcements): SyncServer {
  return {
    storage: createSyncStorage(context.database),
    now: context.now,
    guesses: new CodeGuesses(context.now),
    limits: { fileBytesMax: FILE_BYTES_MAX, filesPerMessageMax: MESSAGE_FILES_MAX },
    freeBytes: (userId) => freeBytes(context.database, context.quotaBytes, userId),
    leaseMs: LEASE_MS,
    announce: (batch) => announcements.announce(batch),
    report: (error) => context.log.error({ err: error }),
  }
}

import type { ConversationId } from '../../protocol/wire/ids.ts'
import type { FileCache } from '../files/cache.ts'
import type { CleanCopies } from '../files/clean-copies.ts'
import type { Staging } from '../files/staging.ts'
import type { Transfers } from '../files/transfers.ts'
import type { Presence } from '../presence/presence.ts'
import type { StoreClient } from '../store/store.ts'
import type { Sync, SyncStatus } from '../sync/options.ts'
import type { AccountPlace } from './account-folder.ts'
import type { ServerApi } from './server-api.ts'
import type { TokenKeeper } from './token-keeper.ts'

/** One open account: its store, its files, and its line to the server. Nothing of it is shared with another account. */
export interface Account {
  place: AccountPlace
  store: StoreClient
  tokens: TokenKeeper
  server: ServerApi
  sync: Sync
  staging: Staging
  transfers: Transfers
  cache: FileCache
  copies: CleanCopies
  presence: Pick<Presence, 'view'>
  /** Tells the others that the user is writing in a chat; not at each key, and not while offline. */
  typing(conversationId: ConversationId): void
  status(): SyncStatus
  /** What had to be set aside or salvaged when the database files were opened, in sentences. */
  openReport: readonly string[]
  /** Begins to sync and to send; until then the account only reads what is on the disk. */
  goOnline(): void
  /** Messages, retries or discards were written: they are looked at now. */
  outboxChanged(): void
  /** Ends everything and closes the database files. */
  close(): Promise<void>
}

/** What happens in an open account by itself. */
export interface AccountEvents {
  /** The server no longer knows this session. `wipes`: its user may see nothing here any more, so all of it goes (I15). */
  sessionEnded(reason: string, wipes: boolean): void
  /** The store's thread is gone: nothing can be read or written any more until the account is opened again. */
  storeStopped(reason: string): void
}

export type OpenAccount = (place: AccountPlace, events: AccountEvents) => Promise<Account>

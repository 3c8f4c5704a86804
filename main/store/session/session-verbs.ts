import { TABLES } from '../applying/rows/index.ts'
import { emptyIndexes } from '../search/index-state.ts'
import type { StoreContext } from '../context.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'
import type { SyncStore } from '../sync-port.ts'
import { touched } from '../touched.ts'

type Verbs = Pick<
  Store,
  'session' | 'saveServer' | 'useLocation' | 'saveLastSynced' | 'endAccess' | 'forgetAccount'
> &
  Pick<SyncStore, 'saveAccess'>

const OTHER_TABLES = [
  'facts',
  'streams',
  'generations',
  'tombstones',
  'unread_events',
  'user_streams',
  'name_words',
  'chats',
  'files',
]
const OUTBOX_TABLES = [
  'entries',
  'drafts',
  'unfinished',
  'staged_files',
  'pinned_files',
  'imports',
  'import_parts',
]
const ALL_TABLES = [...OTHER_TABLES, ...Object.values(TABLES).map((table) => table.name)]

/** Who is signed in, where, and what the app was told to look like. */
export function sessionVerbs({ cache, outbox, overlay, session, newId }: StoreContext): Verbs {
  // The device is named once, before it first speaks to a server.
  if (session.get('deviceId') === null) session.set('deviceId', newId())

  /** Everything that belongs to a user. What is deleted is overwritten and the log emptied: nothing stays readable (I15). */
  function forget(): void {
    overlay.outdate()
    outbox.transaction(() => {
      for (const table of OUTBOX_TABLES) outbox.run(`DELETE FROM ${table}`)
      for (const key of ['access', 'locationId', 'ownerUserId', 'ownerName', 'notificationFilter'] as const)
        session.set(key, null)
    })
    cache.transaction(() => {
      for (const table of ALL_TABLES) cache.run(`DELETE FROM ${table}`)
      emptyIndexes(cache)
    })
    for (const { database } of [cache, outbox]) database.pragma('wal_checkpoint(TRUNCATE)')
  }

  return {
    session: () => {
      const synced = cache.get<{ value: string }>(`SELECT value FROM facts WHERE key = 'lastSyncedAt'`)
      const access = session.get('access')
      return {
        deviceId: session.get('deviceId') ?? '',
        server: session.get('server'),
        email: session.get('email'),
        access,
        locationId: access && access.locations.length > 0 ? session.here() : null,
        lastSyncedAt: synced ? Number(synced.value) : null,
      }
    },

    saveServer: ({ server }) => {
      session.set('server', server)
      return touched([])
    },

    /**
     * Another user than the one whose rows lie here gets an empty store; while something of the first user's waits,
     * nobody else can sign in: it would be sent under the wrong name.
     */
    saveAccess: (access) => {
      const owner = session.get('ownerUserId')
      if (owner !== null && owner !== access.userId) {
        const { waiting } = outbox.get<{ waiting: number }>('SELECT count(*) AS waiting FROM entries') ?? {
          waiting: 0,
        }
        if (waiting > 0) {
          const name = session.get('ownerName') ?? 'Somebody else'
          throw new StoreError(
            'forbidden',
            `${name} has unsent messages on this computer. ${name} can sign in to send them, or sign out to discard them.`,
          )
        }
        forget()
      }
      session.set('ownerUserId', access.userId)
      session.set('ownerName', access.name)
      session.set('email', access.email)
      session.set('access', access)
      return touched(['location', 'conversation'])
    },

    useLocation: ({ locationId }) => {
      const allowed = session.get('access')?.locations.some((one) => one.locationId === locationId)
      if (!allowed) throw new StoreError('forbidden', 'You don’t work at this location.')
      session.set('locationId', locationId)
      return touched(Object.keys(TABLES) as (keyof typeof TABLES)[])
    },

    saveLastSynced: ({ atMs }) => {
      cache.run(`INSERT OR REPLACE INTO facts (key, value) VALUES ('lastSyncedAt', @value)`, {
        value: String(atMs),
      })
      return touched([])
    },

    endAccess: () => {
      session.set('access', null)
      return touched([])
    },

    forgetAccount: () => {
      forget()
      return touched([...(Object.keys(TABLES) as (keyof typeof TABLES)[]), 'outbox', 'draft', 'staged'])
    },
  }
}

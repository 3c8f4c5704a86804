import { z } from 'zod'
import { LocationId, type UserId } from '../../../protocol/wire/ids.ts'
import { Access, FileLimits } from '../../../protocol/wire/requests.ts'
import type { Permission } from '../../../protocol/wire/rows/people.ts'
import { BookedBy, NotificationCategory } from '../../../protocol/wire/rows/space.ts'
import type { SqlFile } from '../database/sql-file.ts'
import { StoreError } from '../store-error.ts'

const StoredFilter = z.object({
  category: NotificationCategory.nullable(),
  bookedBy: BookedBy.nullable(),
})

type Read<T> = (value: unknown) => T | undefined

const text: Read<string> = (value) => (typeof value === 'string' ? value : undefined)

/** The values that are kept, each with how it is read back from JSON. */
const KEPT = {
  deviceId: text,
  server: text,
  email: text,
  access: (value) => Access.safeParse(value).data,
  /** The user whose rows and unsent messages lie here; outlives the access. */
  ownerUserId: text,
  ownerName: text,
  locationId: (value) => LocationId.safeParse(value).data,
  notificationFilter: (value) => StoredFilter.safeParse(value).data,
  /** What the server takes, as it said last. */
  fileLimits: (value) => FileLimits.safeParse(value).data,
  /** Set when a verb met a damaged page: the cache is rebuilt at the next start. */
  cacheDamaged: (value) => (value === true ? true : undefined),
} satisfies Record<string, Read<unknown>>
type Kept = { [Key in keyof typeof KEPT]: NonNullable<ReturnType<(typeof KEPT)[Key]>> }

/** The few single values of outbox.db, held in memory and on disk. A value that can't be read counts as not there. */
export class Session {
  private readonly outbox: SqlFile
  private readonly values = new Map<string, unknown>()

  constructor(outbox: SqlFile) {
    this.outbox = outbox
    for (const row of outbox.all<{ key: string; value: string }>('SELECT key, value FROM kept')) {
      const read = this.read(row.key, row.value)
      if (read !== undefined) this.values.set(row.key, read)
    }
  }

  get<Key extends keyof Kept>(key: Key): Kept[Key] | null {
    return (this.values.get(key) as Kept[Key] | undefined) ?? null
  }

  /** Null removes the value. */
  set<Key extends keyof Kept>(key: Key, value: Kept[Key] | null): void {
    if (value === null) {
      this.outbox.run('DELETE FROM kept WHERE key = @key', { key })
      this.values.delete(key)
      return
    }
    this.outbox.run('INSERT OR REPLACE INTO kept (key, value) VALUES (@key, @value)', {
      key,
      value: JSON.stringify(value),
    })
    this.values.set(key, value)
  }

  /** The signed-in user; throws when nobody is signed in. */
  me(): UserId {
    const access = this.get('access')
    if (!access) throw new StoreError('sessionExpired', 'Nobody is signed in. Sign in to go on.')
    return access.userId
  }

  /** The current location: the one chosen, or the first that the user works at. */
  here(): LocationId {
    this.me()
    const locations = this.get('access')?.locations ?? []
    const chosen = this.get('locationId')
    const here = locations.find((one) => one.locationId === chosen) ?? locations[0]
    if (!here) throw new StoreError('forbidden', 'You work at no location of this network any more.')
    return here.locationId
  }

  may(permission: Permission, location: string): boolean {
    const access = this.get('access')
    return (
      access?.locations.some((one) => one.locationId === location && one.permissions.includes(permission)) ??
      false
    )
  }

  private read(key: string, json: string): unknown {
    if (!Object.hasOwn(KEPT, key)) return undefined
    try {
      return KEPT[key as keyof Kept](JSON.parse(json))
    } catch {
      return undefined
    }
  }
}

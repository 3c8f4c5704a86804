import type { RowOf } from '../../../protocol/wire/rows/index.ts'
import type { SqlFile } from '../database/sql-file.ts'
import type { Source } from './apply-changes.ts'

// One person may come by several streams: whole by those of locations, and as a chat shows them, without address and number,
// by the own one. Both have the same revision, so that the revision alone does not say which of them to keep.

/** A stream brings a user: they stay for as long as one does. */
export function knowUser(cache: SqlFile, source: Source, id: string, rev: number): void {
  cache.run(
    `INSERT INTO user_streams (user_id, stream, generation) SELECT @id, @stream, @generation
     WHERE NOT EXISTS (SELECT 1 FROM tombstones WHERE entity = 'user' AND id = @id AND stream = @stream AND rev >= @rev)
     ON CONFLICT (user_id, stream) DO UPDATE SET generation = excluded.generation`,
    { id, rev, ...source },
  )
}

/**
 * What is kept of a person that the own stream brings while a location's brings them, too: 'asNew' when that one said as much,
 * the address and the number when it is still to say the rest, and null when nothing else is known.
 */
export function moreKnown(
  cache: SqlFile,
  { stream }: Source,
  { id, rev }: RowOf<'user'>,
): Pick<RowOf<'user'>, 'email' | 'phone'> | 'asNew' | null {
  if (!stream.startsWith('user:')) return null
  const known = cache.get<Pick<RowOf<'user'>, 'rev' | 'email' | 'phone'>>(
    `SELECT rev, email, phone FROM users WHERE id = @id AND EXISTS
       (SELECT 1 FROM user_streams WHERE user_id = @id AND stream LIKE 'location:%')`,
    { id },
  )
  if (known === undefined) return null
  return known.rev >= rev ? 'asNew' : { email: known.email, phone: known.phone }
}

const BY_CHATS_ALONE = `(email IS NOT NULL OR phone IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM user_streams s
  WHERE s.user_id = users.id AND (s.stream LIKE 'location:%' OR s.stream = 'user:' || users.id))`

/** Hides address and number of whoever is known by chats alone from now on (I15). Out: whose were hidden. */
export function hideContacts(cache: SqlFile): string[] {
  const known = cache.all<{ id: string }>(`SELECT id FROM users WHERE ${BY_CHATS_ALONE}`, {})
  return known.map(({ id }) => id).filter((id) => hideContact(cache, id))
}

/** The same for one person, who is found by the key: many may go at once. Out: whether something was hidden. */
export function hideContact(cache: SqlFile, id: string): boolean {
  const sql = `UPDATE users SET email = NULL, phone = NULL WHERE id = @id AND ${BY_CHATS_ALONE}`
  return cache.run(sql, { id }) > 0
}

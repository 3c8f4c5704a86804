import { indexText, joinedText } from '../../../protocol/search/words.ts'
import type { SqlFile } from '../database/sql-file.ts'
import { idBytes } from '../chats/message-ids.ts'
import { numberAll, placeSql } from './places.ts'
import { clearAllWords, MANY_AT_ONCE, saySoClean, strikeOut } from './dead-words.ts'
import { timeKey } from './time-key.ts'

/** People and companies by their id, files by the id of their message, notifications by their id. */
export type ThingKind = 'person' | 'files' | 'notification'

interface Thing {
  name: string
  text: string
  place: string
  atMs: number
}

/** A thing as it goes into the index. */
type Document = Record<'name' | 'words' | 'joined' | 'place', string>

/** A thing as the index has it and as it is; undefined for what it is not in, and for what is gone. */
interface Compared {
  kind: ThingKind
  id: string
  atMs: number
  before: (Document & { key: number }) | undefined
  now: Document | undefined
}

/**
 * What each kind is found by. The letter of the kind stands in its place, and the letters of a message in that of its
 * files. A note is found with its customer at every location: what is seen here is compared again when it is found.
 */
const DOCUMENTS: Record<ThingKind, string> = {
  person: `SELECT name, 'p' AS place, 0 AS atMs, who.text || coalesce((SELECT group_concat(note || char(10) || tags, char(10))
      FROM customers WHERE subject_id = @id), '') AS text
    FROM (
      SELECT name, coalesce(email, '') || char(10) || coalesce(phone, '') || char(10) || about || char(10) AS text
      FROM users WHERE id = @id
      UNION ALL
      SELECT name, coalesce(email, '') || char(10) || coalesce(phone, '') || char(10) || coalesce(website, '')
        || char(10) || about || char(10) FROM companies WHERE id = @id
    ) who`,
  files: `SELECT group_concat(f.name || char(10) || coalesce(f.caption, ''), char(10)) AS name,
      coalesce(group_concat(t.text, char(10)), '') AS text, m.sent_at AS atMs,
      'd ' || ${placeSql({
        chat: 'm.chat',
        author: 'm.author',
        fileCount: '0',
        locationId: 'c.location_id',
      })} AS place
    FROM message_rows m JOIN chats c ON c.key = m.chat JOIN files f ON f.owner_id = @id
    LEFT JOIN file_texts t ON t.file_id = f.id
    WHERE m.id = ${idBytes('@id')} AND m.deleted_at IS NULL HAVING count(*) > 0`,
  notification: `SELECT coalesce((SELECT name FROM users WHERE id = actor_id),
        (SELECT name FROM companies WHERE id = actor_id), '') AS name,
      verb || ' ' || object || char(10) || detail AS text, at AS atMs,
      'n ' || char(0x10000 + (SELECT number FROM id_numbers WHERE id = location_id)) AS place
    FROM notifications WHERE id = @id`,
}
const COLUMNS = 'name, words, joined, place'
const REMOVE = `INSERT INTO thing_words (thing_words, rowid, ${COLUMNS})
  SELECT 'delete', key, ${COLUMNS} FROM things`
/** Keeps the index of people, files and notifications in step with a batch of rows. */
export class ThingIndex {
  private readonly cache: SqlFile
  private readonly changed = new Map<string, { kind: ThingKind; id: string }>()
  private readonly numbered = new Set<string>()

  constructor(cache: SqlFile) {
    this.cache = cache
  }

  /** Something of it was written or deleted; `named` are ids that its place needs. */
  touch(kind: ThingKind, id: string, named: readonly string[] = []): void {
    this.changed.set(`${kind} ${id}`, { kind, id })
    for (const one of named) this.numbered.add(one)
  }

  /** A name has changed: notifications of that person are found by it. */
  renamed(id: string): void {
    const rows = this.cache.all<{ id: string; locationId: string }>(
      'SELECT id, location_id AS locationId FROM notifications WHERE actor_id = @id',
      { id },
    )
    for (const row of rows) this.touch('notification', row.id, [row.locationId])
  }

  /** Everybody who sent this file: its text is known now. */
  textRead(fileId: string): void {
    const owners = this.cache.all<{ id: string }>('SELECT owner_id AS id FROM files WHERE id = @fileId', {
      fileId,
    })
    for (const { id } of owners) this.touch('files', id)
  }

  /** True when words were taken out whose old pages must not stay readable in the log (I15). */
  finish(): boolean {
    if (this.changed.size === 0) return false
    if (this.numbered.size > 0) numberAll(this.cache, this.numbered)
    const found = [...this.changed.values()].flatMap((thing) => this.compared(thing))
    const gone = found.flatMap(({ before }) => before?.key ?? [])
    const isMany = gone.length >= MANY_AT_ONCE
    // In the order of keys, and in one statement: the index writes to disk at each.
    const keys = JSON.stringify(gone.sort((a, b) => a - b))
    const remove = () => {
      this.cache.run(`${REMOVE} WHERE key IN (SELECT value FROM json_each(@keys)) ORDER BY key`, { keys })
    }
    if (isMany) strikeOut(this.cache, remove)
    else if (gone.length > 0) remove()
    this.cache.run('DELETE FROM things WHERE key IN (SELECT value FROM json_each(@keys))', { keys })
    this.add(found)
    return gone.length > 0 && !isMany
  }

  /** Nothing when the index has it as it is. */
  private compared({ kind, id }: { kind: ThingKind; id: string }): Compared[] {
    const before = this.cache.get<Compared['before'] & object>(
      `SELECT key, ${COLUMNS} FROM things WHERE kind = @kind AND id = @id`,
      { kind, id },
    )
    const thing = this.cache.get<Thing>(DOCUMENTS[kind], { id })
    const now = thing && documentOf(thing)
    const isSame =
      before?.name === now?.name &&
      before?.words === now?.words &&
      before?.joined === now?.joined &&
      before?.place === now?.place
    return isSame ? [] : [{ kind, id, atMs: thing?.atMs ?? 0, before, now }]
  }

  private add(found: readonly Compared[]): void {
    const added: number[] = []
    // Who keeps a key goes first: a new thing must not take it.
    const ordered = [...found.filter(({ before }) => before), ...found.filter(({ before }) => !before)]
    for (const { kind, id, atMs, before, now } of ordered) {
      if (!now) continue
      const key = before?.key ?? timeKey(this.cache, 'things', atMs)
      this.cache.run(
        `INSERT INTO things (key, kind, id, ${COLUMNS}) VALUES (@key, @kind, @id, @name, @words, @joined, @place)`,
        { key, kind, id, ...now },
      )
      added.push(key)
    }
    if (added.length === 0) return
    this.cache.run(
      `INSERT INTO thing_words (rowid, ${COLUMNS}) SELECT things.key, ${COLUMNS} FROM json_each(@keys) AS wanted
       CROSS JOIN things ON things.key = wanted.value`,
      { keys: JSON.stringify(added.sort((a, b) => a - b)) },
    )
  }
}

function documentOf({ name, text, place }: Thing): Document {
  return { name: indexText(name), words: indexText(text), joined: joinedText(`${name}\n${text}`), place }
}

/** After a sweep: takes out what no row is left of. */
export function sweepThings(cache: SqlFile): void {
  cache.run(`DELETE FROM file_texts WHERE file_id NOT IN (SELECT id FROM files)`)
  const orphans = `(kind = 'person' AND id NOT IN (SELECT id FROM users UNION ALL SELECT id FROM companies))
    OR (kind = 'files' AND ${idBytes('id')} NOT IN (SELECT id FROM message_rows))
    OR (kind = 'notification' AND id NOT IN (SELECT id FROM notifications))`
  const { count } = cache.get<{ count: number }>(`SELECT count(*) AS count FROM things WHERE ${orphans}`) ?? {
    count: 0,
  }
  if (count > 0) {
    const remove = () => cache.run(`${REMOVE} WHERE ${orphans} ORDER BY key`)
    if (count >= MANY_AT_ONCE) strikeOut(cache, remove)
    else remove()
    cache.run(`DELETE FROM things WHERE ${orphans}`)
  }
  // Whose rows a right no longer covers must be gone when this is over.
  clearAllWords(cache)
}

/** Makes the index anew from the rows. */
export function reindexThings(cache: SqlFile): void {
  cache.run(`INSERT INTO thing_words (thing_words) VALUES ('delete-all')`)
  cache.run('DELETE FROM things')
  saySoClean(cache)
  const index = new ThingIndex(cache)
  const ids = (sql: string) => cache.all<{ id: string; a: string | null; b: string | null }>(sql)
  for (const { id } of ids(
    'SELECT id, NULL AS a, NULL AS b FROM users UNION ALL SELECT id, NULL, NULL FROM companies',
  )) {
    index.touch('person', id)
  }
  for (const { id, a, b } of ids(
    `SELECT m.id, m.author_user_id AS a, c.location_id AS b FROM messages m JOIN chats c ON c.key = m.chat
     WHERE m.file_count > 0`,
  )) {
    index.touch(
      'files',
      id,
      [a, b].filter((one) => one !== null),
    )
  }
  for (const { id, a } of ids('SELECT id, location_id AS a, NULL AS b FROM notifications')) {
    index.touch('notification', id, a === null ? [] : [a])
  }
  index.finish()
}

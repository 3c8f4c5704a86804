import type { SqlFile } from '../database/sql-file.ts'

/**
 * Where a row belongs, as letters of its own in the index, so that "in this chat" and "from Nadia" are looked up like
 * words. One letter each, from planes that no text uses: the prefix indexes hold words of two letters and more and stay
 * free of them. People and locations have numbers up to 524,288, chats behind those.
 */
const NUMBERS_FROM = 0x10000
const CHATS_FROM = 0x90000

/** SQL for the letters of a message: its chat, its author's number and location, and `f` when it has files. */
export function placeSql(of: {
  chat: string
  author: string
  fileCount: string
  locationId: string
}): string {
  return `char(${CHATS_FROM} + ${of.chat}, 32, ${NUMBERS_FROM} + ${of.author}, 32,
    ${NUMBERS_FROM} + (SELECT number FROM id_numbers WHERE id = ${of.locationId})) || iif(${of.fileCount} > 0, ' f', '')`
}

export function chatLetter(key: number): string {
  return String.fromCodePoint(CHATS_FROM + key)
}

/** Null for somebody whom no row of the index names. */
export function letterOf(cache: SqlFile, id: string): string | null {
  const row = cache.get<{ number: number }>('SELECT number FROM id_numbers WHERE id = @id', { id })
  return row ? String.fromCodePoint(NUMBERS_FROM + row.number) : null
}

/** The number of a person or location, which gets its own when it is named first. */
export function idNumber(cache: SqlFile, id: string): number {
  const find = 'SELECT number FROM id_numbers WHERE id = @id'
  const found = cache.get<{ number: number }>(find, { id })
  if (found) return found.number
  cache.run('INSERT INTO id_numbers (id) VALUES (@id)', { id })
  return idNumber(cache, id)
}

/** Gives people and locations their numbers, before rows that name them go into the index. */
export function numberAll(cache: SqlFile, ids: Iterable<string>): void {
  cache.run('INSERT OR IGNORE INTO id_numbers (id) SELECT value FROM json_each(@ids)', {
    ids: JSON.stringify([...ids]),
  })
}

import type { SqlFile } from '../database/sql-file.ts'

/** 1 January 2015, UTC: before the first message that this network can have. */
const FIRST_MS = Date.UTC(2015, 0, 1)
const LAST_MS = Date.UTC(2150, 0, 1)
const TICK_MS = 500
/** Keys are pushed behind those that are taken: a burst of so many in one tick is still found by its time. */
const SLACK_TICKS = 200_000

/**
 * A rowid that lies in the order of time, whenever the row comes: the tick of its moment, or the next that is free.
 * Newest first by rowid is then newest first by time, also for a snapshot that comes newest first and for history that
 * is fetched years later, and a date is a range of rowids. Half a second, because each index stores the key of each of its
 * rows, and that of words the distance from one row of a word to the next.
 */
export function timeKey(cache: SqlFile, table: 'message_rows' | 'things', atMs: number): number {
  let from = tickOf(atMs)
  // Twice as far with each step that finds all taken: 100,000 messages of one moment cost seventeen looks.
  for (let width = 1; ; width *= 2) {
    const { last } = cache.get<{ last: number | null }>(
      `SELECT max(key) AS last FROM ${table} WHERE key >= @from AND key < @end`,
      { from, end: from + width },
    ) ?? { last: null }
    if (last === null) return from
    if (last + 1 < from + width) return last + 1
    from += width
  }
}

/** The lowest key that a row of this moment or later can have. */
export function lowestKeyOf(atMs: number): number {
  return tickOf(atMs)
}

/** A key above those of all rows before this moment. Some later rows are below it, too: compare their time. */
export function highestKeyBefore(atMs: number): number {
  return tickOf(atMs) + SLACK_TICKS
}

function tickOf(atMs: number): number {
  return Math.max(1, Math.floor((Math.min(atMs, LAST_MS) - FIRST_MS) / TICK_MS))
}

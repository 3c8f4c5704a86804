import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { sentenceOf } from '../app/bridge.ts'
import { coalesced, RESTS_PER_READING, SHORT_REST_MS, whenChanged, type Topic } from './rereading.ts'
import { keepSame } from './same-value.ts'

/** More than fit on a large screen: what isn't seen should not be waited for. */
const PAGE_ROWS = 50

export interface RowWindow<Row, Query, Extra> {
  query: Query
  /** Rows by their place in the whole list; those not read yet are missing. */
  rows: ReadonlyMap<number, Row>
  /** Null until the first page was read. */
  total: number | null
  extra: Extra | null
  error: string | null
  /** Asks something else; the old rows stay until the new ones are here. */
  ask: (change: Partial<Query>) => Promise<void>
  /** Says which rows are on screen, so that these are read. */
  show: (first: number, last: number) => void
  reread: () => Promise<void>
  /** Resolves when what is on screen has been read. */
  filled: () => Promise<void>
  /** Reads now, unless somebody watches already, and after each change; the returned function stops it. */
  watch: () => () => void
}

export interface Page<Row, Extra> {
  rows: Row[]
  total: number
  extra: Extra
}

/**
 * Makes a store over a list of any length of which only the pages on screen are held. After a change the pages on
 * screen are read again and the others are forgotten.
 */
export function createRowWindow<Row, Query extends object, Extra = null>(options: {
  topics: readonly Topic[]
  firstQuery: Query
  /** Names a row: then one of which nothing changed stays the same object, also when it moves. */
  rowKey?: (row: Row) => string
  read: (query: Query, offset: number, limit: number) => Promise<Page<Row, Extra>>
}): UseBoundStore<StoreApi<RowWindow<Row, Query, Extra>>> {
  return create<RowWindow<Row, Query, Extra>>()((set, get) => {
    let shown = { first: 0, last: 0 }
    let stale = true
    let tookMs = 0
    let watching = 0
    let stopHearing = () => {}
    const keyOf = (row: Row) => options.rowKey?.(row)

    const pagesOnScreen = () => {
      const first = Math.floor(shown.first / PAGE_ROWS)
      const last = Math.floor(shown.last / PAGE_ROWS)
      return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    }

    const fill = coalesced(async () => {
      const { query, rows } = get()
      const replace = stale
      stale = false
      const missing = pagesOnScreen().filter((page) => replace || !rows.has(page * PAGE_ROWS))
      if (missing.length === 0) return
      const askedAt = performance.now()
      try {
        const pages = await Promise.all(
          missing.map(async (page) => {
            const offset = page * PAGE_ROWS
            return { offset, answer: await options.read(query, offset, PAGE_ROWS) }
          }),
        )
        tookMs = performance.now() - askedAt
        // The question was changed meanwhile: `ask` has asked for another round.
        if (get().query !== query) return
        const next = new Map(replace ? [] : rows)
        const known = new Map(options.rowKey && [...rows.values()].map((row) => [keyOf(row), row]))
        for (const { offset, answer } of pages) {
          answer.rows.forEach((row, index) => next.set(offset + index, keepSame(known.get(keyOf(row)), row)))
        }
        const newest = pages[pages.length - 1]?.answer
        set({ rows: next, total: newest?.total ?? 0, extra: newest?.extra ?? null, error: null })
      } catch (error) {
        set({ error: sentenceOf(error) })
      }
    })

    const reread = () => {
      stale = true
      return fill()
    }

    return {
      query: options.firstQuery,
      rows: new Map(),
      total: null,
      extra: null,
      error: null,
      ask: (change) => {
        shown = { first: 0, last: 0 }
        set({ query: { ...get().query, ...change } })
        return reread()
      },
      show: (first, last) => {
        shown = { first, last }
        void fill()
      },
      reread,
      filled: fill,
      watch: () => {
        if (watching === 0 || get().total === null) void reread()
        if (watching === 0) {
          const restMs = () => Math.max(SHORT_REST_MS, RESTS_PER_READING * tookMs)
          stopHearing = whenChanged(options.topics, () => void reread(), undefined, restMs)
        }
        watching += 1
        return () => {
          watching -= 1
          if (watching === 0) stopHearing()
        }
      },
    }
  })
}

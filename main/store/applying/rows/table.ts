import type { Entity, RowOf } from '../../../../protocol/wire/rows/index.ts'

type SqlValue = string | number | null

/** How the rows of one entity lie in their table: the columns, and their values taken from a row of the wire. */
export interface Table<E extends Entity> {
  name: string
  /** Without id, rev and generation, which every table has first. */
  columns: readonly string[]
  /** In the order of `columns`. `chat` is the number of the message's chat in this file, 0 for other entities. */
  values(row: RowOf<E>, chat: number): SqlValue[]
}

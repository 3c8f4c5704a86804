import type { Entity, RowOf } from '../../../../protocol/wire/rows/index.ts'

export type SqlValue = string | number | null

/** The numbers of a message's chat and author in this file. */
interface Numbers {
  chat: number
  author: number
}

/** For the entities that are no messages. */
export const NOWHERE: Numbers = { chat: 0, author: 0 }

/** How the rows of one entity lie in their table: the columns, and their values taken from a row of the wire. */
export interface Table<E extends Entity> {
  name: string
  /** Without id, rev and generation, which every table has first. */
  columns: readonly string[]
  /** In the order of `columns`. */
  values(row: RowOf<E>, numbers: Numbers): SqlValue[]
}

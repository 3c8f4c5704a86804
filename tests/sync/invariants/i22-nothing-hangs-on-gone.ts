import { InvariantBroken } from './broken.ts'

/** I22: what hangs on a row goes with it. In: the rows that are there, and what each hangs on. */
export function checkI22(
  rows: readonly { key: string; hangsOn: string }[],
  there: ReadonlySet<string>,
): void {
  const lost = rows.find(({ hangsOn }) => !there.has(hangsOn))
  if (lost !== undefined) throw new InvariantBroken('I22', `${lost.key} is there without ${lost.hangsOn}`)
}

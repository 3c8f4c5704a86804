import { InvariantBroken } from './broken.ts'

/**
 * I24: a person has one open request to join a location at a time, and an address one open invitation to it. In: both kinds
 * of rows, in the log's order; `whose` names the person or the address, with the location.
 */
export function checkI24(log: readonly { key: string; whose: string; state: string }[]): void {
  const open = new Map<string, string>()
  for (const { key, whose, state } of log) {
    const other = open.get(whose)
    if (state === 'open' && other !== undefined && other !== key)
      throw new InvariantBroken('I24', `${key} and ${other} of ${whose} are open at a time`)
    if (state === 'open') open.set(whose, key)
    else if (other === key) open.delete(whose)
  }
}

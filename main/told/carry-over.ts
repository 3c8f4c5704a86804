import { EarlierToldSettings } from '../../protocol/ipc/told-views.ts'
import type { ToldCategory } from '../../protocol/wire/rows/space.ts'

/** The switches of an older Foyer, and what each of them is now. */
const NOW: Readonly<Record<string, readonly ToldCategory[]>> = {
  messages: ['messages'],
  assignments: ['assignments'],
  bookings: ['bookings'],
  visitors: ['visitors'],
  others: ['invoices', 'contracts', 'events', 'reports'],
}

/** What was switched off on this computer by an older Foyer, to be switched off for the account; null when nothing is left of it. */
export function switchedOffBefore(settings: unknown): ToldCategory[] | null {
  const old = EarlierToldSettings.safeParse(settings)
  if (!old.success) return null
  return Object.entries(old.data.categories).flatMap(([name, on]) => (on ? [] : (NOW[name] ?? [])))
}

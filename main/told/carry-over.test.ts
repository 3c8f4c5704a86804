import { expect, it } from 'vitest'
import { FIRST_TOLD_SETTINGS, ToldSettings } from '../../protocol/ipc/told-views.ts'
import { switchedOffBefore } from './carry-over.ts'

const old = (off: string[]) => ({
  ...FIRST_TOLD_SETTINGS,
  sound: undefined,
  categories: Object.fromEntries(
    ['messages', 'assignments', 'bookings', 'visitors', 'others'].map((name) => [name, !off.includes(name)]),
  ),
})

it('is what the switches of an older Foyer said', () => {
  expect(switchedOffBefore(old([]))).toEqual([])
  expect(switchedOffBefore(old(['messages', 'others']))).toEqual([
    'messages',
    'invoices',
    'contracts',
    'events',
    'reports',
  ])
  expect(switchedOffBefore(FIRST_TOLD_SETTINGS)).toBeNull()
  expect(switchedOffBefore('nonsense')).toBeNull()
})

it('leaves the rest of those settings as they were, with a sound', () => {
  const quiet = { ...old([]), hideContent: true }
  expect(ToldSettings.parse(quiet)).toEqual({ ...FIRST_TOLD_SETTINGS, hideContent: true })
})

import type { FollowUpChoices } from '../../../protocol/ipc/views.ts'
import type { FollowUpDue } from '../../../protocol/wire/rows/desk.ts'
import { clockWords } from '../../ui/time-words.ts'
import { dayAndClock } from './due-words.ts'
import { inAnHour, nextMonday, tomorrowMorning } from './follow-up-times.ts'

export interface DueChoice {
  key: string
  label: string
  /** The exact time, or what is known of it. */
  detail: string
  due: FollowUpDue
}

/** What can be chosen besides a date and time of one's own. */
export function dueChoices(
  nowMs: number,
  timeZone: string,
  { visits, bookings }: FollowUpChoices,
): DueChoice[] {
  const time = (key: string, label: string, at: number): DueChoice => ({
    key,
    label,
    detail: dayAndClock(at, nowMs, timeZone),
    due: { kind: 'time', at },
  })
  return [
    time('hour', 'In 1 hour', inAnHour(nowMs)),
    time('tomorrow', 'Tomorrow morning', tomorrowMorning(nowMs, timeZone)),
    time('monday', 'Next Monday', nextMonday(nowMs, timeZone)),
    ...visits.map(({ id, visitorName, expectedAt }): DueChoice => {
      return {
        key: id,
        label: `When ${visitorName} checks in`,
        detail: `expected ${dayAndClock(expectedAt, nowMs, timeZone)}`,
        due: { kind: 'checkIn', visitId: id },
      }
    }),
    ...bookings.map(({ id, resource, startsAt, endsAt }): DueChoice => {
      return {
        key: id,
        label: `After the booking of ${resource} ends`,
        detail: `${dayAndClock(startsAt, nowMs, timeZone)}–${clockWords(endsAt, timeZone)}`,
        due: { kind: 'bookingEnd', bookingId: id },
      }
    }),
  ]
}

/** The key of the choice that a follow-up waits for; null when it is a time of its own. */
export function choiceOf(due: FollowUpDue): string | null {
  if (due.kind === 'checkIn') return due.visitId
  return due.kind === 'bookingEnd' ? due.bookingId : null
}

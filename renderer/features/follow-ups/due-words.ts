import type { FollowUpView } from '../../../protocol/ipc/views.ts'
import { clockWords, dateWords, daysBefore } from '../../ui/time-words.ts'

/** "today 14:00", "tomorrow 09:00", "Mon 30 Nov 09:00" */
export function dayAndClock(atMs: number, nowMs: number, timeZone: string): string {
  const clock = clockWords(atMs, timeZone)
  const days = daysBefore(atMs, nowMs, timeZone)
  if (days === 0) return `today ${clock}`
  if (days === 1) return `yesterday ${clock}`
  if (days === -1) return `tomorrow ${clock}`
  return `${dateWords(atMs, nowMs, timeZone)} ${clock}`
}

/** When a follow-up is due, in words. */
export function dueWords({ dueWords: event, dueAt }: FollowUpView, nowMs: number, timeZone: string): string {
  if (event !== '') return event
  return dueAt === null ? 'at no known time' : dayAndClock(dueAt, nowMs, timeZone)
}

import type { StatusView } from '../../protocol/ipc/app-views.ts'
import { countWords } from '../ui/size-words.ts'
import { agoWords, momentWords } from '../ui/time-words.ts'

export interface ConnectionWords {
  tone: 'good' | 'waits' | 'off'
  text: string
}

/** How fresh the window is, in words that are always true (mission: "honest status line"). */
export function connectionWords(status: StatusView, nowMs: number, timeZone: string): ConnectionWords {
  const { connection, firstSync, history, lastSyncedAt, offlineSince } = status
  const data =
    lastSyncedAt === null
      ? 'nothing synced yet'
      : `showing data from ${momentWords(lastSyncedAt, nowMs, timeZone)}`
  if (connection === 'offline') {
    const since =
      offlineSince === null ? 'Offline' : `Offline since ${momentWords(offlineSince, nowMs, timeZone)}`
    return { tone: 'off', text: `${since} · ${data}` }
  }
  if (connection === 'connecting') {
    return { tone: 'waits', text: lastSyncedAt === null ? 'Connecting…' : `Connecting… · ${data}` }
  }
  if (firstSync) {
    return {
      tone: 'waits',
      text: `First sync: ${countWords(firstSync.done)} of ${countWords(firstSync.total)} rows`,
    }
  }
  if (lastSyncedAt === null) return { tone: 'waits', text: 'Connected · nothing synced yet' }
  const synced = `Synced ${agoWords(lastSyncedAt, nowMs, timeZone)}`
  if (!history || history.total === 0) return { tone: 'good', text: synced }
  return {
    tone: 'good',
    text: `${synced} · older messages: ${countWords(history.done)} of ${countWords(history.total)}`,
  }
}

/** What waits in the outbox: failed ones first, since they need somebody. */
export function outboxWords({ waiting, failed }: StatusView['outbox']): string {
  const parts = [
    failed > 0 && `${countWords(failed)} failed`,
    waiting > 0 && `${countWords(waiting)} waiting`,
  ]
  const words = parts.filter(Boolean).join(', ')
  return words ? `Outbox: ${words}` : 'Outbox empty'
}

import type { FileSigning } from '../../../../protocol/ipc/views.ts'
import type { StatusTone } from '../../../ui/StatusWords.tsx'
import { rowTimeWords } from '../../../ui/time-words.ts'

const TONES: Record<FileSigning['status'], StatusTone> = {
  waiting: 'plain',
  sent: 'waits',
  viewed: 'waits',
  signed: 'good',
  declined: 'refused',
  expired: 'over',
  withdrawn: 'over',
}

/** What colour says of it beside the words. */
export function signingTone({ status, copyFailed }: FileSigning): StatusTone {
  return copyFailed ? 'refused' : TONES[status]
}

/** What has become of a file that somebody was asked to sign: "Waiting for Nadia", "Signed 12 May", "Signed copy". */
export function signingWords(signing: FileSigning, now: number, timeZone: string): string {
  const { status, waitsFor, endedAt } = signing
  const when = endedAt === null ? '' : ` ${inSentence(rowTimeWords(endedAt, now, timeZone))}`
  if (signing.of === 'copy') return `Signed copy${when && `,${when}`}`
  switch (status) {
    case 'waiting':
      return 'To be signed, when online'
    case 'signed':
      return `Signed${when}`
    case 'declined':
      return `Declined${when}`
    case 'expired':
      return `Expired${when}`
    case 'withdrawn':
      return `Request withdrawn${when}`
    default:
      if (waitsFor !== null) return `Waiting for ${waitsFor.split(/\s/u)[0]}`
      return signing.copyFailed ? 'Signed, but no copy' : 'Signed, copy on its way'
  }
}

/** "Yesterday" within a sentence is "yesterday". */
function inSentence(words: string): string {
  return words === 'Yesterday' ? 'yesterday' : words
}

import type { SignatureView } from '../../../protocol/ipc/views.ts'
import type { StatusTone } from '../../ui/StatusWords.tsx'
import { momentWords } from '../../ui/time-words.ts'

const TONES: Record<SignatureView['status'], StatusTone> = {
  waiting: 'plain',
  sent: 'waits',
  viewed: 'waits',
  signed: 'good',
  declined: 'refused',
  expired: 'over',
  withdrawn: 'over',
}

/** What colour says of it beside the words. */
export function toneOf({ status, copyFailed }: SignatureView): StatusTone {
  return copyFailed ? 'refused' : TONES[status]
}

/** The status of a request in words: "Viewed 10:41 · waiting for Nadia Nguyen". */
export function statusWords(view: SignatureView, now: number, timeZone: string): string {
  const when = (at: number | null) => (at === null ? '' : ` ${momentWords(at, now, timeZone)}`)
  const next = view.signers.find(({ status }) => status !== 'signed')
  switch (view.status) {
    case 'waiting':
      return 'Will be asked for when online'
    case 'signed':
      return `Signed${when(view.endedAt)}`
    case 'declined':
      return `Declined by ${view.signers.find(({ status }) => status === 'declined')?.name ?? 'a signer'}${when(view.endedAt)}`
    case 'expired':
      return `Expired${when(view.endedAt)}`
    case 'withdrawn':
      return view.pending ? 'Will be withdrawn when online' : `Withdrawn${when(view.endedAt)}`
    default: {
      if (next === undefined && view.copyFailed) return 'Signed by all, the copy could not be made'
      if (next === undefined) return 'Signed by all, the copy is being made'
      const seen = next.status === 'viewed' ? `Viewed${when(next.at)}` : 'Sent'
      return `${seen} · waiting for ${next.name}`
    }
  }
}

const SIGNER_WORDS = { waiting: 'waiting', viewed: 'viewed', signed: 'signed', declined: 'declined' }

/** How far one signer is: "signed 10:52". */
export function signerWords(signer: SignatureView['signers'][number], now: number, timeZone: string): string {
  const words = SIGNER_WORDS[signer.status]
  return signer.at === null ? words : `${words} ${momentWords(signer.at, now, timeZone)}`
}

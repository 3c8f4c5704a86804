import type { PortalSignature } from '../../../protocol/wire/http.ts'
import { StatusWords, type StatusTone } from '../../../renderer/ui/StatusWords.tsx'
import { momentWords } from '../../../renderer/ui/time-words.ts'
import { documentHref } from '../sign/document-href.ts'
import styles from './SignatureCard.module.css'

/** What is asked to be signed of a message’s file: how far it is, and the way to sign when it is one’s own turn. */
export function SignatureCard({ signature, timeZone }: { signature: PortalSignature; timeZone: string }) {
  const { signatureId, mine } = signature
  const until = momentWords(signature.expiresAt, Date.now(), timeZone)
  const canOpen = mine !== null && !['withdrawn', 'expired'].includes(signature.status)
  return (
    <div className={styles.card} role="group" aria-label={`Signature request: ${signature.title}`}>
      <p className={styles.title}>
        <bdi>{signature.title}</bdi>
      </p>
      <StatusWords tone={TONES[signature.status]}>{statusWords(signature)}</StatusWords>
      {isOpen(signature) && <p className={styles.quiet}>Until {until}</p>}
      {canOpen && (
        <a className={styles.link} data-primary={mine === 'turn'} href={documentHref(signatureId)}>
          {mine === 'turn' ? 'Read and sign' : 'Open'}
        </a>
      )}
    </div>
  )
}

const TONES: Record<PortalSignature['status'], StatusTone> = {
  sent: 'waits',
  viewed: 'waits',
  signed: 'good',
  declined: 'refused',
  expired: 'over',
  withdrawn: 'over',
}

function statusWords(signature: PortalSignature): string {
  const next = signature.signers.find(({ status }) => status !== 'signed')
  switch (signature.status) {
    case 'signed':
      return 'Signed by everybody'
    case 'declined':
      return signature.mine === 'declined' ? 'You declined' : 'Declined'
    case 'expired':
      return 'Expired'
    case 'withdrawn':
      return 'Withdrawn'
    default:
      if (next === undefined)
        return signature.copyFailed ? 'Signed, the desk sees to the copy' : 'Signed, the copy is being made'
      return signature.mine === 'turn' ? 'Please sign' : `Waiting for ${next.name}`
  }
}

function isOpen({ status }: PortalSignature): boolean {
  return status === 'sent' || status === 'viewed'
}

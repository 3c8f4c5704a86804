import { useRef, useState } from 'react'
import type { SignatureView } from '../../../protocol/ipc/views.ts'
import { remindSigner, sealAgain } from '../../stores/signatures.ts'
import { Button } from '../../ui/Button.tsx'
import { StatusWords } from '../../ui/StatusWords.tsx'
import { momentWords } from '../../ui/time-words.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import { useNow } from '../../ui/use-now.ts'
import { SaveEvidence } from './SaveEvidence.tsx'
import { signerWords, statusWords, toneOf } from './signature-words.ts'
import { useReadNews } from './use-read-news.ts'
import { WithdrawDialog } from './WithdrawDialog.tsx'
import styles from './SignatureCard.module.css'

const MINUTE_MS = 60_000

/** A request for signatures below its PDF: how far it is, by whom, and what the desk can do about it (use case 4). */
export function SignatureCard({ view, timeZone }: { view: SignatureView; timeZone: string }) {
  const now = useNow(MINUTE_MS)
  const [isWithdrawing, setIsWithdrawing] = useState(false)
  const card = useRef<HTMLElement>(null)
  useReadNews(card, view.news)
  const isOpen = ['waiting', 'sent', 'viewed'].includes(view.status)
  const next = view.signers.find(({ status }) => status !== 'signed')
  const refused = view.signers.find(({ declinedReason }) => declinedReason !== null)
  return (
    <section ref={card} className={styles.card} aria-label={`Signature request: ${view.title}`}>
      <p className={styles.title}>
        <bdi>{view.title}</bdi>
      </p>
      <StatusWords tone={toneOf(view)}>{statusWords(view, now, timeZone)}</StatusWords>
      <ol className={styles.signers} aria-label="Signers, in order">
        {view.signers.map((signer) => (
          <li key={signer.id} className={styles.signer} data-status={signer.status}>
            <bdi title={signer.email}>{signer.name}</bdi>
            <span className={styles.quiet}>{signerWords(signer, now, timeZone)}</span>
          </li>
        ))}
      </ol>
      {refused && (
        <p className={styles.reason}>
          Why: <bdi>{refused.declinedReason}</bdi>
        </p>
      )}
      {view.signed !== null && (
        <p className={styles.hash}>
          SHA-256 of the signed copy <span className={styles.value}>{view.signed.sha256}</span>
        </p>
      )}
      {isOpen && (
        <p className={styles.quiet}>
          Asked by <bdi>{view.requestedBy}</bdi>
          {view.expiresAt !== null &&
            next !== undefined &&
            `, until ${momentWords(view.expiresAt, now, timeZone)}`}
        </p>
      )}
      {!isOpen && (
        <div className={styles.actions}>
          <SaveEvidence view={view} />
        </div>
      )}
      {view.copyFailed && (
        <p className={styles.reason}>
          Everybody has signed, but the server could not make the signed copy.{' '}
          {view.mayChange
            ? 'Try again; if it fails again, withdraw this request and send the PDF anew.'
            : 'Somebody who answers chats here can try again.'}
        </p>
      )}
      {view.mayChange && (view.copyFailed || (isOpen && next !== undefined)) && (
        <div className={styles.actions}>
          {view.copyFailed && (
            <Button
              size="small"
              onClick={() => {
                sealAgain(view.id).then(() => showToast('The copy is tried again'), tellError)
              }}
            >
              Try again
            </Button>
          )}
          {next !== undefined && view.status !== 'waiting' && (
            <Button
              size="small"
              onClick={() => {
                remindSigner(view.id).then(() => showToast(`${next.name} is mailed again`), tellError)
              }}
            >
              Remind {next.name.split(/\s/u)[0]}
            </Button>
          )}
          <Button size="small" look="danger" onClick={() => setIsWithdrawing(true)}>
            Withdraw
          </Button>
        </div>
      )}
      {isWithdrawing && <WithdrawDialog view={view} onClose={() => setIsWithdrawing(false)} />}
    </section>
  )
}

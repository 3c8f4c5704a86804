import type { SigningView } from '../../../protocol/wire/http.ts'
import { StatusWords } from '../../../renderer/ui/StatusWords.tsx'
import styles from './SignerList.module.css'

const WORDS = { waiting: 'waiting', viewed: 'viewed', signed: 'signed', declined: 'declined' } as const

/** Who signs, in order, and how far each is. */
export function SignerList({ view }: { view: SigningView }) {
  return (
    <ol className={styles.list} aria-label="Signers, in order">
      {view.signers.map((signer, index) => (
        <li key={index} className={styles.signer}>
          <span className={styles.name}>
            {index + 1}. <bdi>{signer.name}</bdi>
            {signer.isMe && ' (you)'}
          </span>
          <StatusWords tone={toneOf(signer.status)}>{WORDS[signer.status]}</StatusWords>
        </li>
      ))}
    </ol>
  )
}

function toneOf(status: SigningView['signers'][number]['status']) {
  if (status === 'signed') return 'good'
  if (status === 'declined') return 'refused'
  return status === 'viewed' ? 'waits' : 'plain'
}

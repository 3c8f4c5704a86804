import { ArrowUp, X } from 'lucide-react'
import type { SignerChoice, SignerDraft } from '../../../protocol/ipc/views.ts'
import { IconButton } from '../../ui/Button.tsx'
import styles from './SignatureDialog.module.css'

/** The signers in the order in which they sign; each can be moved up and taken out, by keyboard too. */
export function SignerRows(props: {
  signers: readonly SignerDraft[]
  choices: readonly SignerChoice[]
  onChange: (signers: SignerDraft[]) => void
}) {
  const { signers, choices, onChange } = props
  const swap = (index: number): void => {
    const next = [...signers]
    const [moved] = next.splice(index, 1)
    if (moved) next.splice(index - 1, 0, moved)
    onChange(next)
  }
  if (signers.length === 0)
    return <p className={styles.quiet}>Nobody is to sign yet: choose somebody below.</p>
  return (
    <ol className={styles.signers} aria-label="Signers, in order">
      {signers.map((signer, index) => {
        const { name, email } = inWords(signer, choices)
        return (
          <li key={keyOf(signer)} className={styles.signer}>
            <span className={styles.place}>{index + 1}</span>
            <span className={styles.who}>
              <bdi className={styles.name}>{name}</bdi>
              <span className={styles.quiet}>{email}</span>
            </span>
            {index > 0 && (
              <IconButton label={`${name} signs earlier`} onClick={() => swap(index)}>
                <ArrowUp size={16} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            )}
            <IconButton
              label={`Take out ${name}`}
              onClick={() => onChange(signers.filter((_, place) => place !== index))}
            >
              <X size={16} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          </li>
        )
      })}
    </ol>
  )
}

function keyOf(signer: SignerDraft): string {
  return signer.kind === 'user' ? signer.userId : signer.email
}

/** How a signer is called in the dialog. */
function inWords(signer: SignerDraft, choices: readonly SignerChoice[]): { name: string; email: string } {
  if (signer.kind === 'email') return signer
  const known = choices.find(({ userId }) => userId === signer.userId)
  return { name: known?.face.name ?? 'Somebody of this location', email: known?.email ?? '' }
}

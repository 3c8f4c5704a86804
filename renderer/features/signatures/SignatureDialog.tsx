import { useEffect, useId, useState } from 'react'
import type { SignerChoice, SignerDraft } from '../../../protocol/ipc/views.ts'
import { SIGNATURE_DAYS, SIGNERS_MAX } from '../../../protocol/wire/signature-limits.ts'
import { askForSignatures, readSignerChoices, useSignatureDialog } from '../../stores/signatures.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { showToast } from '../../ui/toast.ts'
import { AddSigner } from './AddSigner.tsx'
import { SignerRows } from './SignerRows.tsx'
import styles from './SignatureDialog.module.css'

type Asked = NonNullable<ReturnType<typeof useSignatureDialog.getState>['asked']>

const DAYS = [3, 7, SIGNATURE_DAYS, 30, 90]

/** Shows the dialog when anything in the window asks for it. */
export function SignatureDialogs() {
  const { asked, close } = useSignatureDialog()
  return asked && <SignatureDialog key={asked.file.fileId} asked={asked} onClose={close} />
}

/** What is to be signed, by whom in which order, and until when (use case 4). */
function SignatureDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const id = useId()
  const before = asked.file.of === 'tray' ? asked.file.draft : null
  const [title, setTitle] = useState(before?.title ?? asked.fileName.replace(/\.pdf$/i, ''))
  const [signers, setSigners] = useState<SignerDraft[]>(before?.signers ?? [])
  const [days, setDays] = useState(before?.days ?? SIGNATURE_DAYS)
  const [choices, setChoices] = useState<SignerChoice[]>([])
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    readSignerChoices(asked).then(
      (people) => {
        setChoices(people)
        // The customer is who mostly signs: the list begins with them.
        const customer = people.find(({ isCustomer, email }) => isCustomer && email !== null)
        setSigners((chosen) =>
          chosen.length > 0 || !customer ? chosen : [{ kind: 'user', userId: customer.userId }],
        )
      },
      (reason: Error) => setError(reason.message),
    )
  }, [asked])

  const save = (): void => {
    askForSignatures(asked, { title: title.trim(), signers, days }).then(
      () => {
        onClose()
        if (asked.file.of === 'message') showToast('Signatures are asked for')
      },
      (reason: Error) => setError(reason.message),
    )
  }
  return (
    <Dialog
      title="Request signature"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" onClick={save} disabled={signers.length === 0}>
            {asked.file.of === 'tray' ? 'Request when sent' : `Request from ${signerCount(signers.length)}`}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <p className={styles.quiet}>
          <bdi>{asked.fileName}</bdi>, in the chat with <bdi>{asked.face.name}</bdi>. The file can’t be
          changed once it is asked for.
        </p>
        <TextField
          label="Title, as signers see it"
          dir="auto"
          data-first-focus
          maxLength={300}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <SignerRows signers={signers} choices={choices} onChange={setSigners} />
        {signers.length < SIGNERS_MAX && (
          <AddSigner
            choices={choices}
            chosen={signers}
            onAdd={(signer) => {
              setError(null)
              setSigners([...signers, signer])
            }}
          />
        )}
        <div>
          <label className={styles.label} htmlFor={`${id}-days`}>
            They have
          </label>
          <select
            id={`${id}-days`}
            className={styles.select}
            value={days}
            onChange={(event) => setDays(Number(event.target.value))}
          >
            {DAYS.map((count) => (
              <option key={count} value={count}>
                {count} days
              </option>
            ))}
          </select>
        </div>
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  )
}

function signerCount(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}

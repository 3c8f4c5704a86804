import { useId, useState } from 'react'
import type { Face } from '../../../protocol/ipc/views.ts'
import { useTimeZone } from '../../stores/session.ts'
import { registerVisit, useRegisterDialog, type VisitBeginning } from '../../stores/visitors.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { showToast } from '../../ui/toast.ts'
import { fromField, nextField } from '../../ui/zoned-field.ts'
import { CustomerPicker, FaceAvatar } from '../people/index.ts'
import { codeWords } from './visit-words.ts'
import styles from './RegisterDialog.module.css'

const QUARTER_MS = 15 * 60_000

/** Shows the dialog when anything in Visitors asks for it. */
export function RegisterDialogs() {
  const { beginning, close } = useRegisterDialog()
  return beginning && <RegisterDialog beginning={beginning} onClose={close} />
}

/** Registers a visitor for a host. The code is shown at once, also offline. */
function RegisterDialog(props: { beginning: Partial<VisitBeginning>; onClose: () => void }) {
  const { beginning, onClose } = props
  const id = useId()
  const timeZone = useTimeZone()
  const [host, setHost] = useState<Face | null>(beginning.host ?? null)
  const [name, setName] = useState(beginning.name ?? '')
  const [email, setEmail] = useState(beginning.email ?? '')
  const [company, setCompany] = useState(beginning.company ?? '')
  const [when, setWhen] = useState(() => nextField(Date.now(), QUARTER_MS, timeZone))
  const [asksHost, setAsksHost] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const save = () => {
    const expectedAt = fromField(when, timeZone)
    if (host?.subject.kind !== 'user') return setError('Say whom they visit: choose a host.')
    if (expectedAt === null) return setError('Say when: the date or the time is missing.')
    registerVisit({
      hostUserId: host.subject.id,
      visitorName: name,
      visitorEmail: email.trim() || null,
      visitorCompany: company.trim() || null,
      expectedAt,
      asksHost,
    }).then(
      (code) => {
        onClose()
        const next = asksHost ? 'The host is asked.' : `The code is ${codeWords(code)}.`
        showToast(`${name.trim()} is registered. ${next}`)
      },
      (reason: Error) => setError(reason.message),
    )
  }

  return (
    <Dialog
      title="Preregister a visitor"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={id}>
            Preregister
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField
          label="Visitor’s name"
          dir="auto"
          maxLength={300}
          value={name}
          data-first-focus={beginning.name === undefined ? '' : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="E-mail, for the code"
          type="email"
          maxLength={300}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label="Company"
          dir="auto"
          maxLength={300}
          value={company}
          onChange={(event) => setCompany(event.target.value)}
        />
        <TextField
          label="Expected"
          type="datetime-local"
          value={when}
          data-first-focus={beginning.name === undefined ? undefined : ''}
          onChange={(event) => setWhen(event.target.value)}
        />
        <div>
          <p className={styles.label}>Host</p>
          {host ? (
            <div className={styles.host}>
              <FaceAvatar face={host} size="small" />
              <bdi className={styles.hostName}>{host.name}</bdi>
              <Button size="small" onClick={() => setHost(null)}>
                Change host
              </Button>
            </div>
          ) : (
            <CustomerPicker
              onPick={({ face }) => {
                if (face.subject.kind === 'user') setHost(face)
                else setError('A company can’t be a host: choose somebody who works there.')
              }}
            />
          )}
        </div>
        <label className={styles.check}>
          <input type="checkbox" checked={asksHost} onChange={(event) => setAsksHost(event.target.checked)} />
          Ask the host first: nobody announced this visitor
        </label>
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  )
}

import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { newId } from '../../../protocol/wire/ids.ts'
import type { PublicHost } from '../../../protocol/wire/http.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { TextField } from '../../../renderer/ui/Field.tsx'
import { fromField, nextField } from '../../../renderer/ui/zoned-field.ts'
import { reasonOf } from '../../api-error.ts'
import { announceVisit, requestVisitCode } from '../../api-open.ts'
import { CodeStep } from '../sign-in/CodeStep.tsx'
import signIn from '../sign-in/SignInPage.module.css'
import { HostChoice } from './HostChoice.tsx'
import styles from './OpenVisitorsPage.module.css'

const HOUR_MS = 3_600_000

interface Typed {
  host: PublicHost | null
  name: string
  email: string
  company: string
  /** As the field has it, in the location's time. */
  when: string
}

/** Announces a visit: to whom, who comes and when; then the mailed code proves the address. */
export function AnnounceVisit(props: {
  locationId: string
  locationName: string
  timeZone: string
  onBack: () => void
  onDone: (email: string) => void
}) {
  const { locationId, timeZone } = props
  // One visit, however often it is sent.
  const [visitId] = useState(newId)
  const [typed, setTyped] = useState<Typed>(() => ({
    host: null,
    name: '',
    email: '',
    company: '',
    when: nextField(Date.now(), HOUR_MS, timeZone),
  }))
  const [mailedAtMs, setMailedAtMs] = useState<number | null>(null)
  const email = typed.email.trim()
  const ask = () => requestVisitCode(locationId, typed.name.trim(), email)
  return (
    <main className={signIn.page}>
      <div className={signIn.card}>
        {mailedAtMs === null ? (
          <VisitForm
            {...props}
            typed={typed}
            onType={(more) => setTyped((before) => ({ ...before, ...more }))}
            onAsk={async () => {
              await ask()
              setMailedAtMs(Date.now())
            }}
          />
        ) : (
          <CodeStep
            pending={{ email, mailedAtMs }}
            isNew
            purpose={{ words: 'Announce the visit', busyWords: 'Announcing…' }}
            ask={ask}
            enter={(code) =>
              announceVisit(locationId, {
                visitId,
                email,
                code,
                hostUserId: typed.host!.userId,
                visitorCompany: typed.company.trim() || null,
                expectedAt: fromField(typed.when, timeZone)!,
              })
            }
            onResent={(pending) => setMailedAtMs(pending.mailedAtMs)}
            onBack={() => setMailedAtMs(null)}
            onSignedIn={() => props.onDone(email)}
          />
        )}
      </div>
    </main>
  )
}

function VisitForm(props: {
  locationId: string
  locationName: string
  timeZone: string
  typed: Typed
  onType: (more: Partial<Typed>) => void
  onAsk: () => Promise<void>
  onBack: () => void
}) {
  const { typed, onType, locationName } = props
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const missing = missingIn(typed, props.timeZone)
    setError(missing)
    if (missing !== null) return
    setBusy(true)
    try {
      await props.onAsk()
    } catch (refused) {
      setError(reasonOf(refused))
      setBusy(false)
    }
  }
  const field = (key: 'name' | 'email' | 'company' | 'when') => ({
    className: signIn.field ?? '',
    value: typed[key],
    maxLength: 300,
    onChange: (event: { target: { value: string } }) => onType({ [key]: event.target.value }),
  })
  return (
    <form
      className={signIn.form}
      aria-label="Announce your visit"
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <h1 className={signIn.title}>Announce your visit to {locationName}</h1>
      <p className={signIn.words}>
        Your host or the desk approves it, then you get the code for the front desk by e-mail.
      </p>
      <HostChoice
        locationId={props.locationId}
        chosen={typed.host}
        onChoose={(host) => {
          setError(null)
          onType({ host })
        }}
      />
      <TextField label="Your name" autoComplete="name" dir="auto" {...field('name')} />
      <TextField
        label="E-mail address"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        {...field('email')}
      />
      <TextField label="Company, if you like" autoComplete="organization" dir="auto" {...field('company')} />
      <TextField label={`When (time in ${locationName})`} type="datetime-local" {...field('when')} />
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <Button className={signIn.wide} look="primary" size="touch" type="submit" disabled={busy}>
        {busy ? 'Mailing the code…' : 'Mail me a code'}
      </Button>
      <Button look="quiet" size="touch" onClick={props.onBack}>
        <ArrowLeft size={18} strokeWidth={1.75} aria-hidden="true" />
        Back to the visitors
      </Button>
    </form>
  )
}

function missingIn({ host, name, email, when }: Typed, timeZone: string): string | null {
  if (host === null) return 'Choose whom you visit.'
  if (name.trim() === '') return 'Write your name, so that your host knows who comes.'
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim())) {
    return 'Write your whole e-mail address, such as name@example.com.'
  }
  const at = fromField(when, timeZone)
  if (at === null) return 'Say when: the date or the time is missing.'
  return at < Date.now() - HOUR_MS ? 'Choose a time that is still to come.' : null
}

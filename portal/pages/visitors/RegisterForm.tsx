import { useState } from 'react'
import type { PortalVisits } from '../../../protocol/wire/portal-visits.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { TextField } from '../../../renderer/ui/Field.tsx'
import { fromField, toField } from '../../../renderer/ui/zoned-field.ts'
import { reasonOf } from '../../api-error.ts'
import type { Desk } from '../../desk.ts'
import styles from './VisitorsPage.module.css'

const HOUR_MS = 3_600_000

/** Registers a visitor of one's own. What was typed stays when it is refused, and while the network is away. */
export function RegisterForm(props: {
  desk: Desk
  locations: PortalVisits['locations']
  onClose: () => void
}) {
  const { desk, locations, onClose } = props
  const [locationId, setLocationId] = useState(locations[0]?.id)
  const place = locations.find(({ id }) => id === locationId) ?? locations[0]
  const timeZone = place?.timeZone ?? 'UTC'
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [company, setCompany] = useState('')
  const [when, setWhen] = useState(() => toField(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS, timeZone))
  const [error, setError] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)

  const save = async (): Promise<void> => {
    const expectedAt = fromField(when, timeZone)
    if (name.trim() === '') return setError('Say who comes: the visitor needs a name.')
    if (expectedAt === null || !place) return setError('Say when: the date or the time is missing.')
    setSending(true)
    try {
      await desk.visits.register({
        locationId: place.id,
        visitorName: name.trim(),
        visitorEmail: email.trim() || null,
        visitorCompany: company.trim() || null,
        expectedAt,
      })
      onClose()
    } catch (reason) {
      setError(reasonOf(reason))
      setSending(false)
    }
  }

  return (
    <form
      className={styles.form}
      aria-label="Preregister a visitor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {locations.length > 1 && (
        <label className={styles.place}>
          Where
          <select
            value={place?.id}
            onChange={(event) => setLocationId(event.target.value as typeof locationId)}
          >
            {locations.map(({ id, name: placeName }) => (
              <option key={id} value={id}>
                {placeName}
              </option>
            ))}
          </select>
        </label>
      )}
      <TextField
        label="Visitor’s name"
        dir="auto"
        maxLength={300}
        value={name}
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
        label={`Expected (time in ${place?.name ?? 'UTC'})`}
        type="datetime-local"
        value={when}
        onChange={(event) => setWhen(event.target.value)}
      />
      {place?.needsApproval && (
        <p className={styles.quiet}>{place.name} approves visits before the code goes out.</p>
      )}
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.actions}>
        <Button size="touch" onClick={onClose}>
          Close
        </Button>
        <Button look="primary" size="touch" type="submit" disabled={isSending}>
          Preregister
        </Button>
      </div>
    </form>
  )
}

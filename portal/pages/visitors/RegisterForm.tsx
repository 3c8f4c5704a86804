import { useState } from 'react'
import { z } from 'zod'
import { LocationId, newId } from '../../../protocol/wire/ids.ts'
import type { PortalVisits } from '../../../protocol/wire/portal-visits.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { TextField } from '../../../renderer/ui/Field.tsx'
import { fromField, nextField, toField } from '../../../renderer/ui/zoned-field.ts'
import type { Desk } from '../../desk.ts'
import type { WaitingVisit } from '../../outbox/change.ts'
import { useTyped } from '../../typed.ts'
import styles from './VisitorsPage.module.css'

const HOUR_MS = 3_600_000
/** Under which name the form is kept while it is being filled in. */
export const VISIT_FORM = 'visit'

const Typed = z.object({
  locationId: LocationId.nullable(),
  name: z.string(),
  email: z.string(),
  company: z.string(),
  /** As the field has it; null until the person says when. */
  when: z.string().nullable(),
})
type Typed = z.infer<typeof Typed>
const NOTHING: Typed = { locationId: null, name: '', email: '', company: '', when: null }

/**
 * Registers a visitor of one's own, or changes one who waits to be sent (`waiting`). What is typed stays over a reload and a
 * new sign-in; without a network the visitor waits in this browser.
 */
export function RegisterForm(props: {
  desk: Desk
  locations: PortalVisits['locations']
  waiting?: WaitingVisit
  onClose: () => void
}) {
  const { desk, locations, waiting, onClose } = props
  const [kept, keep] = useTyped(desk.me.userId, VISIT_FORM, Typed)
  const [changed, setChanged] = useState(() => waiting && typedOf(waiting, locations))
  const typed = changed ?? kept ?? NOTHING
  const place = locations.find(({ id }) => id === typed.locationId) ?? locations[0]
  const timeZone = place?.timeZone ?? 'UTC'
  const [nowMs] = useState(() => Date.now())
  const when = typed.when ?? nextField(nowMs, HOUR_MS, timeZone)
  const [error, setError] = useState<string | null>(null)
  const type = (more: Partial<Typed>): void => {
    if (changed) setChanged({ ...changed, ...more })
    else keep((before) => ({ ...(before ?? NOTHING), ...more }))
  }
  const close = (): void => {
    if (!waiting) keep(() => null)
    onClose()
  }

  const save = async (): Promise<void> => {
    const expectedAt = fromField(when, timeZone)
    if (typed.name.trim() === '') return setError('Say who comes: the visitor needs a name.')
    if (expectedAt === null || !place) return setError('Say when: the date or the time is missing.')
    const visit = {
      locationId: place.id,
      visitorName: typed.name.trim(),
      visitorEmail: typed.email.trim() || null,
      visitorCompany: typed.company.trim() || null,
      expectedAt,
    }
    try {
      if (waiting) desk.changes.again(waiting.opId, visit)
      else await desk.changes.visit({ visitId: newId(), ...visit })
      close()
    } catch {
      setError('Not kept: this browser’s storage is full. Free some space, then try again.')
    }
  }

  return (
    <form
      className={styles.form}
      aria-label={waiting ? 'Change the visitor who waits' : 'Preregister a visitor'}
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
            onChange={(event) => type({ locationId: LocationId.parse(event.target.value) })}
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
        value={typed.name}
        onChange={(event) => type({ name: event.target.value })}
      />
      <TextField
        label="E-mail, for the code"
        type="email"
        maxLength={300}
        value={typed.email}
        onChange={(event) => type({ email: event.target.value })}
      />
      <TextField
        label="Company"
        dir="auto"
        maxLength={300}
        value={typed.company}
        onChange={(event) => type({ company: event.target.value })}
      />
      <TextField
        label={`Expected (time in ${place?.name ?? 'UTC'})`}
        type="datetime-local"
        value={when}
        onChange={(event) => type({ when: event.target.value })}
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
        <Button size="touch" onClick={close}>
          {waiting ? 'Cancel' : 'Discard'}
        </Button>
        <Button look="primary" size="touch" type="submit">
          {waiting ? 'Save' : 'Preregister'}
        </Button>
      </div>
    </form>
  )
}

function typedOf(visit: WaitingVisit, locations: PortalVisits['locations']): Typed {
  const timeZone = locations.find(({ id }) => id === visit.locationId)?.timeZone ?? 'UTC'
  return {
    locationId: visit.locationId,
    name: visit.visitorName,
    email: visit.visitorEmail ?? '',
    company: visit.visitorCompany ?? '',
    when: toField(visit.expectedAt, timeZone),
  }
}

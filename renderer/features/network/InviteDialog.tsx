import { useId, useState, type FormEvent } from 'react'
import type { LocationId } from '../../../protocol/wire/ids.ts'
import { inviteAdministrator } from '../../stores/network.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { showToast } from '../../ui/toast.ts'
import { RightsFields, type RoleRights } from './RightsFields.tsx'
import styles from './Network.module.css'

/**
 * Invites somebody by e-mail to work at the desk. `locations` are those that the inviting owner owns, the current one
 * first.
 */
export function InviteDialog(props: {
  locations: readonly { id: LocationId; name: string }[]
  onClose: () => void
}) {
  const { locations, onClose } = props
  const id = useId()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [rights, setRights] = useState<RoleRights>({ adminRole: 'frontDesk', chat: null })
  const [chosen, setChosen] = useState<readonly LocationId[]>(locations.slice(0, 1).map((one) => one.id))
  const [error, setError] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const whole = name.trim() !== '' && email.trim() !== '' && chosen.length > 0

  const invite = async () => {
    setSaving(true)
    setError(null)
    try {
      const locationIds = locations.map((one) => one.id).filter((one) => chosen.includes(one))
      await inviteAdministrator({ name: name.trim(), email: email.trim(), locationIds, ...rights })
      showToast(`${name.trim()} is invited by mail`)
      onClose()
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
      setSaving(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (whole && !saving) void invite()
  }

  return (
    <Dialog
      title="Invite an administrator"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={id} disabled={!whole || saving}>
            Invite
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit}>
        <p className={styles.hint}>
          They get a mail with a link that works once, for seven days, and choose a password there.
        </p>
        <TextField
          label="Name"
          data-first-focus
          required
          maxLength={300}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="E-mail"
          type="email"
          required
          maxLength={300}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <RightsFields label="Role" rights={rights} onChange={setRights} />
        {locations.length > 1 && (
          <fieldset className={styles.choices}>
            <legend className={styles.hint}>At</legend>
            {locations.map((location) => (
              <label key={location.id} className={styles.choice}>
                <input
                  type="checkbox"
                  checked={chosen.includes(location.id)}
                  onChange={(event) =>
                    setChosen(
                      event.target.checked
                        ? [...chosen, location.id]
                        : chosen.filter((one) => one !== location.id),
                    )
                  }
                />
                <bdi>{location.name}</bdi>
              </label>
            ))}
          </fieldset>
        )}
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  )
}

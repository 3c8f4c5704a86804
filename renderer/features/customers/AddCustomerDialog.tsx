import { useId, useState, type FormEvent } from 'react'
import type { CompanyChoice } from '../../../protocol/ipc/views.ts'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { addCustomer } from '../../stores/customer-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { showToast } from '../../ui/toast.ts'
import { CompanyField } from '../profile/index.ts'
import styles from './AddCustomerDialog.module.css'

/** Invites a member by mail, or adds a nonmember by hand. Afterwards only the person changes name, e-mail and phone. */
export function AddCustomerDialog(props: {
  as: 'member' | 'nonmember'
  onAdded: (subject: Subject) => void
  onClose: () => void
}) {
  const { as, onAdded, onClose } = props
  const id = useId()
  const isMember = as === 'member'
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [phone, setPhone] = useState('')
  const [plan, setPlan] = useState('')
  const [company, setCompany] = useState<CompanyChoice | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const whole = name.trim() !== '' && (!isMember || email.trim() !== '')

  const save = async () => {
    setSaving(true)
    setError(null)
    try {
      const subject = await addCustomer({ as, name, email, phone, plan, companyId: company?.id ?? null })
      showToast(isMember ? `${name.trim()} is invited by mail` : `${name.trim()} is a nonmember here now`)
      onAdded(subject)
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
    } finally {
      setSaving(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (whole && !saving) void save()
  }

  return (
    <Dialog
      title={isMember ? 'Invite member' : 'Add nonmember'}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={id} disabled={!whole || saving}>
            {isMember ? 'Invite' : 'Add nonmember'}
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit}>
        <p className={styles.words}>
          {isMember
            ? 'They get a mail and sign in to the portal with their address. Somebody whom the network knows already keeps their own name.'
            : 'They are not told. From now on only they can change their name, e-mail and phone, in the portal.'}
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
          label={isMember ? 'E-mail' : 'E-mail (optional)'}
          type="email"
          required={isMember}
          maxLength={300}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label="Phone (optional)"
          type="tel"
          maxLength={300}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        <CompanyField company={company} onChoose={setCompany} />
        {isMember && (
          <TextField
            label="Plan (optional)"
            maxLength={300}
            value={plan}
            onChange={(event) => setPlan(event.target.value)}
          />
        )}
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  )
}

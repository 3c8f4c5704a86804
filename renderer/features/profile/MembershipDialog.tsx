import { useId, useState, type FormEvent } from 'react'
import type { CompanyChoice, ProfileView } from '../../../protocol/ipc/views.ts'
import { changeMemberships } from '../../stores/customer-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { CompanyField } from './CompanyField.tsx'
import styles from './MembershipDialog.module.css'

/** Company and plan of a person; with `convert` a nonmember becomes a member, whose thread stays. */
export function MembershipDialog(props: { profile: ProfileView; convert: boolean; onClose: () => void }) {
  const { profile, convert, onClose } = props
  const id = useId()
  const { subject, name } = profile.face
  const [plan, setPlan] = useState(profile.plan ?? '')
  const [role, setRole] = useState(profile.companyRole ?? '')
  const [company, setCompany] = useState<CompanyChoice | null>(
    profile.company?.subject.kind === 'company'
      ? { id: profile.company.subject.id, name: profile.company.name }
      : null,
  )
  if (subject.kind !== 'user') return null

  const save = async () => {
    const undo = await changeMemberships([
      {
        userId: subject.id,
        ...(convert ? { as: 'member' as const } : {}),
        companyId: company?.id ?? null,
        companyRole: company === null ? null : role.trim() || null,
        plan: plan.trim() || null,
      },
    ])
    onClose()
    showToast(convert ? `${name} is a member now` : `Membership of ${name} saved`, {
      action: { label: 'Undo', run: () => void changeMemberships(undo).catch(tellError) },
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save().catch(tellError)
  }
  return (
    <Dialog
      title={convert ? `Make ${name} a member` : `Membership of ${name}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={id}>
            {convert ? 'Make member' : 'Save'}
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit}>
        {convert && (
          <p className={styles.words}>
            Conversation, notes and files stay. They get a mail that says where to sign in.
          </p>
        )}
        <TextField
          label="Plan (optional)"
          data-first-focus
          maxLength={300}
          value={plan}
          onChange={(event) => setPlan(event.target.value)}
        />
        <CompanyField company={company} onChoose={setCompany} />
        {company !== null && (
          <TextField
            label="Role in the company (optional)"
            maxLength={300}
            value={role}
            onChange={(event) => setRole(event.target.value)}
          />
        )}
      </form>
    </Dialog>
  )
}

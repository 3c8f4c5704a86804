import { useId, useState, type FormEvent } from 'react'
import type { CompanyId } from '../../../protocol/wire/ids.ts'
import { saveCompany, type CompanyFacts } from '../../stores/customer-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterChip } from '../../ui/Chip.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import styles from './MembershipDialog.module.css'

const NEW: CompanyFacts = {
  id: null,
  name: '',
  as: 'member',
  about: '',
  email: null,
  phone: null,
  website: null,
}

/** Adds a company, or changes one. */
export function CompanyDialog(props: {
  company?: CompanyFacts
  onSaved: (id: CompanyId) => void
  onClose: () => void
}) {
  const id = useId()
  const [facts, setFacts] = useState<CompanyFacts>(props.company ?? NEW)
  const [error, setError] = useState<string | null>(null)
  const isNew = facts.id === null
  const set = (change: Partial<CompanyFacts>) => setFacts({ ...facts, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saveCompany(facts).then(props.onSaved, (reason: unknown) =>
      setError(reason instanceof Error ? reason.message : String(reason)),
    )
  }
  return (
    <Dialog
      title={isNew ? 'Add company' : `Edit ${props.company?.name ?? 'company'}`}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={id} disabled={facts.name.trim() === ''}>
            {isNew ? 'Add company' : 'Save'}
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit}>
        <div className={styles.ways}>
          <FilterChip chosen={facts.as === 'member'} onChoose={() => set({ as: 'member' })}>
            Member company
          </FilterChip>
          <FilterChip chosen={facts.as === 'nonmember'} onChoose={() => set({ as: 'nonmember' })}>
            Nonmember company
          </FilterChip>
        </div>
        <TextField
          label="Name"
          data-first-focus
          required
          maxLength={300}
          value={facts.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <TextField
          label="E-mail (optional)"
          type="email"
          maxLength={300}
          value={facts.email ?? ''}
          onChange={(event) => set({ email: event.target.value })}
        />
        <TextField
          label="Phone (optional)"
          type="tel"
          maxLength={300}
          value={facts.phone ?? ''}
          onChange={(event) => set({ phone: event.target.value })}
        />
        <TextField
          label="Website (optional)"
          maxLength={300}
          value={facts.website ?? ''}
          onChange={(event) => set({ website: event.target.value })}
        />
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  )
}

import { useId, useState, type FormEvent } from 'react'
import type { CompanyChoice, JoinRequestView } from '../../../protocol/ipc/views.ts'
import { approveRequest, declineRequest, undoDecision } from '../../stores/customer-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { CompanyField } from '../profile/index.ts'
import styles from './AddCustomerDialog.module.css'

/** Makes whoever asked a member, with plan and company. */
export function ApproveDialog({ request, onClose }: { request: JoinRequestView; onClose: () => void }) {
  const id = useId()
  const [plan, setPlan] = useState('')
  const [company, setCompany] = useState<CompanyChoice | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const terms = { companyId: company?.id ?? null, plan: plan.trim() || null }
    approveRequest(request.id, terms).then(() => {
      onClose()
      tell(request, `${request.face.name} is a member now`)
    }, tellError)
  }
  return (
    <Dialog
      title={`Make ${request.face.name} a member`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={id}>
            Approve
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit}>
        <p className={styles.words}>They get a mail that says where to sign in.</p>
        <TextField
          label="Plan (optional)"
          data-first-focus
          maxLength={300}
          value={plan}
          onChange={(event) => setPlan(event.target.value)}
        />
        <CompanyField company={company} onChoose={setCompany} />
      </form>
    </Dialog>
  )
}

/** Declines, and says why. */
export function DeclineDialog({ request, onClose }: { request: JoinRequestView; onClose: () => void }) {
  const id = useId()
  const [why, setWhy] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    declineRequest(request.id, why).then(() => {
      onClose()
      tell(request, `${request.face.name} is told by mail`)
    }, tellError)
  }
  return (
    <Dialog
      title={`Decline the request of ${request.face.name}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" type="submit" form={id}>
            Decline
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit}>
        <TextField
          label="Why (they read it)"
          data-first-focus
          maxLength={1000}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </form>
    </Dialog>
  )
}

function tell({ id }: JoinRequestView, words: string): void {
  showToast(words, { action: { label: 'Undo', run: () => void undoDecision(id).catch(tellError) } })
}

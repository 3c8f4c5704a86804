import { useState } from 'react'
import type { SignatureView } from '../../../protocol/ipc/views.ts'
import { saveEvidence } from '../../stores/signatures.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast, tellError } from '../../ui/toast.ts'

/** Saves the record of a request beside its PDF; nothing while nobody has been asked yet. */
export function SaveEvidence({ view }: { view: SignatureView }) {
  const [isBusy, setBusy] = useState(false)
  if (view.status === 'waiting') return null
  const save = (): void => {
    setBusy(true)
    saveEvidence(view.id)
      .then((saved) => saved && showToast('Evidence saved'), tellError)
      .finally(() => setBusy(false))
  }
  return (
    <Button size="small" look="quiet" disabled={isBusy} onClick={save}>
      Save evidence…
    </Button>
  )
}

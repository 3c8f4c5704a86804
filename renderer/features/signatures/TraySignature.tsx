import { PenLine } from 'lucide-react'
import type { Face, StagedFile } from '../../../protocol/ipc/views.ts'
import { dropSignatureDraft, useSignatureDialog } from '../../stores/signatures.ts'
import { Button } from '../../ui/Button.tsx'
import { tellError } from '../../ui/toast.ts'
import styles from './TraySignature.module.css'

/** What is asked of a PDF in the tray: nothing yet, or signatures when it is sent (the card’s Draft). */
export function TraySignature({ file, face }: { file: StagedFile; face: Face }) {
  if (file.mime !== 'application/pdf') return null
  const { signature } = file
  const ask = (): void => {
    useSignatureDialog.getState().ask({
      conversationId: file.conversationId,
      face,
      fileName: file.name,
      file: { of: 'tray', fileId: file.id, draft: signature },
    })
  }
  if (signature === null) {
    return (
      <Button look="quiet" size="small" className={styles.ask} onClick={ask}>
        <PenLine size={16} strokeWidth={1.75} aria-hidden="true" />
        Request signature…
      </Button>
    )
  }
  const count = signature.signers.length
  return (
    <div className={styles.draft}>
      <p className={styles.words}>
        Draft: signature of {count === 1 ? '1 person' : `${count} people`}, {signature.days} days
      </p>
      <Button look="quiet" size="small" onClick={ask}>
        Change…
      </Button>
      <Button look="quiet" size="small" onClick={() => void dropSignatureDraft(file.id).catch(tellError)}>
        Don’t request
      </Button>
    </div>
  )
}

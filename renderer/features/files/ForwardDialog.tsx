import { useEffect, useState } from 'react'
import type { CustomerView } from '../../../protocol/ipc/views.ts'
import type { FileId } from '../../../protocol/wire/ids.ts'
import { forwardInto } from '../../stores/files.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { searchCustomers } from '../../stores/people-search.ts'
import { useThread } from '../../stores/thread.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { SearchField } from '../../ui/Field.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { FaceAvatar, StandingLabel } from '../people/index.ts'
import styles from './ForwardDialog.module.css'

/** Chooses whose tray files are laid into. The chat opens with them in it; nothing leaves before Send. */
export function ForwardDialog({ fileIds, onClose }: { fileIds: FileId[]; onClose: () => void }) {
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<CustomerView[] | null>(null)
  useEffect(() => {
    let wanted = true
    searchCustomers(query).then((customers) => {
      if (wanted) setFound(customers)
    }, tellError)
    return () => {
      wanted = false
    }
  }, [query])

  const forward = async ({ face }: CustomerView) => {
    onClose()
    try {
      const conversationId = await useThread.getState().find(face.subject)
      const refused = await forwardInto(fileIds, conversationId)
      useNavigation.getState().write(conversationId)
      if (refused.length > 0) showToast(refused.join(' '), { tone: 'error' })
    } catch (error) {
      tellError(error)
    }
  }

  return (
    <Dialog
      title={fileIds.length === 1 ? 'Forward a file' : `Forward ${fileIds.length} files`}
      onClose={onClose}
    >
      <p className={styles.says}>They lie in the chat’s tray then. Nothing is sent before you press Send.</p>
      <SearchField label="Search customers by name" value={query} onSearch={setQuery} autoFocus />
      <ul className={styles.found} aria-label="Customers">
        {found?.map((customer) => (
          <li key={customer.face.subject.id}>
            <button type="button" className={styles.row} onClick={() => void forward(customer)}>
              <FaceAvatar face={customer.face} size="small" />
              <bdi className={styles.name}>{customer.face.name}</bdi>
              <StandingLabel standing={customer.standing} />
              {customer.companyName && <bdi className={styles.company}>{customer.companyName}</bdi>}
            </button>
          </li>
        ))}
      </ul>
      {found?.length === 0 && <p className={styles.says}>Nobody here is called “{query}”.</p>}
    </Dialog>
  )
}

import { useEffect, useState } from 'react'
import type { CustomerView } from '../../../../protocol/ipc/views.ts'
import { searchCustomers } from '../../../stores/people-search.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { SearchField } from '../../../ui/Field.tsx'
import { tellError } from '../../../ui/toast.ts'
import { FaceAvatar, StandingLabel } from '../../people/index.ts'
import { startChat } from '../../profile/index.ts'
import styles from './NewChatDialog.module.css'

/** Chooses whom to write to. It opens the chat that there is already, when there is one. */
export function NewChatDialog({ onClose }: { onClose: () => void }) {
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
  return (
    <Dialog title="New chat" onClose={onClose}>
      <SearchField label="Search customers by name" value={query} onSearch={setQuery} autoFocus />
      <ul className={styles.found} aria-label="Customers">
        {found?.map((customer) => (
          <li key={customer.face.subject.id}>
            <button
              type="button"
              className={styles.row}
              onClick={() => {
                onClose()
                void startChat(customer.face.subject)
              }}
            >
              <FaceAvatar face={customer.face} size="small" />
              <bdi className={styles.name}>{customer.face.name}</bdi>
              <StandingLabel standing={customer.standing} />
              {customer.companyName && <bdi className={styles.company}>{customer.companyName}</bdi>}
            </button>
          </li>
        ))}
      </ul>
      {found?.length === 0 && (
        <p className={styles.nobody}>
          {query ? `Nobody here is called "${query}".` : 'There are no customers at this location yet.'}
        </p>
      )}
    </Dialog>
  )
}

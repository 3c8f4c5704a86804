import { useEffect, useState } from 'react'
import type { CustomerView } from '../../../protocol/ipc/views.ts'
import { searchCustomers } from '../../stores/people-search.ts'
import { SearchField } from '../../ui/Field.tsx'
import { tellError } from '../../ui/toast.ts'
import { FaceAvatar } from './FaceAvatar.tsx'
import { StandingLabel } from './StandingLabel.tsx'
import styles from './CustomerPicker.module.css'

/** Finds one customer of the location by name, in a dialog. `onPick` is given whoever was chosen. */
export function CustomerPicker({ onPick }: { onPick: (customer: CustomerView) => void }) {
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
    <>
      <SearchField label="Search customers by name" value={query} onSearch={setQuery} data-first-focus />
      <ul className={styles.found} aria-label="Customers">
        {found?.map((customer) => (
          <li key={customer.face.subject.id}>
            <button type="button" className={styles.row} onClick={() => onPick(customer)}>
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
          {query ? `Nobody here is called “${query}”.` : 'There are no customers at this location yet.'}
        </p>
      )}
    </>
  )
}

import { UserRoundX } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PortalPeople } from '../../../protocol/wire/http.ts'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { Dialog } from '../../../renderer/ui/Dialog.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { SearchField } from '../../../renderer/ui/Field.tsx'
import { reasonOf } from '../../api-error.ts'
import { fetchPeople } from '../../api.ts'
import { chatWithHref } from '../../route.ts'
import styles from './NewChatDialog.module.css'

/** Long enough that a name which is typed quickly is asked for once. */
const PAUSE_MS = 200

/** Whom to write to: those whom one may, by name. Who is hidden is not here, and no reason is given. */
export function NewChatDialog({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('')
  const [people, setPeople] = useState<PortalPeople['people'] | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  useEffect(() => {
    let isStale = false
    const timer = setTimeout(
      () => {
        fetchPeople(query).then(
          (found) => {
            if (isStale) return
            setPeople(found)
            setReason(null)
          },
          (error: unknown) => {
            if (!isStale) setReason(reasonOf(error))
          },
        )
      },
      query === '' ? 0 : PAUSE_MS,
    )
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [query])

  return (
    <Dialog title="New chat" onClose={onClose}>
      <div className={styles.picker}>
        <SearchField label="Find a person" value={query} onSearch={setQuery} data-first-focus />
        {reason && (
          <p className={styles.problem} role="alert">
            {reason}
          </p>
        )}
        <p className={styles.count} role="status">
          {people === null ? 'Reading names…' : countWords(people.length)}
        </p>
        {people?.length === 0 && !reason && (
          <EmptyState icon={<UserRoundX size={20} strokeWidth={1.75} />} title="Nobody of that name">
            Only people who can be written to by you are listed. Try another spelling.
          </EmptyState>
        )}
        <ul className={styles.people}>
          {people?.map((person) => (
            <li key={person.userId}>
              <a className={styles.person} href={chatWithHref(person.userId)} onClick={onClose}>
                <Avatar id={person.userId} name={person.name} size="medium" />
                <span className={styles.words}>
                  <span className={styles.name} dir="auto">
                    {person.name}
                  </span>
                  {person.companyName && (
                    <span className={styles.company} dir="auto">
                      {person.companyName}
                    </span>
                  )}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

function countWords(count: number): string {
  if (count === 0) return ''
  return count === 1 ? '1 person' : `${count} people`
}

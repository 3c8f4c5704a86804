import { useCallback, useEffect, useState } from 'react'
import type { PortalBlocks } from '../../../protocol/wire/http.ts'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { reasonOf } from '../../api-error.ts'
import { fetchBlocked } from '../../api.ts'
import type { Desk } from '../../desk.ts'
import styles from './BlockedPeople.module.css'

/** Whom one has blocked, and the way back. Nothing is shown to somebody who has blocked nobody. */
export function BlockedPeople({ desk, className = '' }: { desk: Desk; className?: string | undefined }) {
  const [people, setPeople] = useState<PortalBlocks['people']>([])
  const [problem, setProblem] = useState<string | null>(null)
  const read = useCallback(() => {
    fetchBlocked().then(
      (found) => {
        setPeople(found)
        setProblem(null)
      },
      (error: unknown) => setProblem(reasonOf(error)),
    )
  }, [])
  useEffect(read, [read])
  if (people.length === 0) return null
  return (
    <section className={`${styles.section} ${className}`} aria-label="Blocked people">
      <h2 className={styles.title}>Blocked people</h2>
      <p className={styles.hint}>They see “Unavailable user” in your place, and can’t write to you.</p>
      <ul>
        {people.map(({ userId, name }) => (
          <li key={userId} className={styles.person}>
            <Avatar id={userId} name={name} size="medium" />
            <span className={styles.name} dir="auto">
              {name}
            </span>
            <Button
              size="touch"
              aria-label={`Unblock ${name}`}
              onClick={() => {
                desk
                  .block(userId, false)
                  .then(read, (error: unknown) => setProblem(`Still blocked. ${reasonOf(error)}`))
              }}
            >
              Unblock
            </Button>
          </li>
        ))}
      </ul>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}

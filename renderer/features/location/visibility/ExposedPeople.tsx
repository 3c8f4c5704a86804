import { useCallback, useEffect, useState } from 'react'
import type { Audience, ExposedPage } from '../../../../protocol/ipc/page-views.ts'
import { fetchExposed } from '../../../stores/location.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import type { Shown } from './exposure-words.ts'
import styles from './ExposedPeople.module.css'

/** So many names are read at a glance; the others come by the page, when they are asked for. */
const FIRST = 5
const PAGE = 50

/** Whom a visibility shows to readers of one kind: the first by name as they would see them, and all of them when it is opened. */
export function ExposedPeople(props: {
  what: Shown
  audience: Audience
  /** "Shown to members of Riverside". */
  title: string
}) {
  const { what, audience, title } = props
  const [shown, setShown] = useState<ExposedPage | null>(null)
  const [open, setOpen] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const read = useCallback(
    async (before: ExposedPage['people'], limit: number) => {
      setError(null)
      try {
        const { people, total } = await fetchExposed(what, audience, before.length, limit)
        setShown({ people: [...before, ...people], total })
      } catch {
        setError('These people couldn’t be read.')
      }
    },
    [what, audience],
  )
  useEffect(() => {
    void read([], FIRST)
  }, [read])
  const people = shown?.people ?? []
  const more = (shown?.total ?? 0) - people.length
  const first = open ? people : people.slice(0, FIRST)
  return (
    <section className={styles.exposed} aria-label={title}>
      <p className={styles.title}>{title}</p>
      {error !== null && (
        <p className={styles.error} role="alert">
          {error} <Button onClick={() => void read(people, FIRST)}>Try again</Button>
        </p>
      )}
      {shown?.total === 0 && <p className={styles.none}>Nobody</p>}
      {people.length > 0 && (
        <div className={styles.box} tabIndex={0} role="group" aria-label={`People ${title.toLowerCase()}`}>
          <ul className={styles.list}>
            {first.map(({ key, name, detail }) => (
              <li key={key} className={styles.person}>
                <Avatar id={key} name={name} size="small" />
                <bdi className={styles.name}>{name}</bdi>
                <span className={styles.detail}>{detail}</span>
              </li>
            ))}
          </ul>
          {open && more > 0 && (
            <Button onClick={() => void read(people, PAGE)}>Show {Math.min(more, PAGE)} more</Button>
          )}
        </div>
      )}
      {shown !== null && shown.total > FIRST && (
        <Button
          aria-expanded={open}
          onClick={() => {
            setOpen(!open)
            if (!open && people.length === FIRST) void read(people, PAGE)
          }}
        >
          {open ? 'Show fewer' : `and ${shown.total - FIRST} more`}
        </Button>
      )}
    </section>
  )
}

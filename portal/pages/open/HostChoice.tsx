import { useId, useState } from 'react'
import type { PublicHost } from '../../../protocol/wire/http.ts'
import { classNames } from '../../../renderer/ui/class-names.ts'
import { SearchField } from '../../../renderer/ui/Field.tsx'
import { fetchHosts } from '../../api-open.ts'
import { useRead } from '../../use-read.ts'
import frame from './OpenPage.module.css'
import styles from './OpenVisitorsPage.module.css'

/** Whom somebody visits: of those who show their name to everybody, the first few that fit what is typed. */
export function HostChoice(props: {
  locationId: string
  chosen: PublicHost | null
  /** Why the form can't be sent as it is. */
  problem: string | null
  onChoose: (host: PublicHost) => void
}) {
  const { locationId, chosen, problem } = props
  const problemId = useId()
  const [letters, setLetters] = useState('')
  const read = useRead(`hosts:${locationId}:${letters.trim()}`, () => fetchHosts(locationId, letters.trim()))
  const found = read.value ?? []
  // Who was chosen stays in sight, whatever is looked for next.
  const others = found.filter(({ userId }) => userId !== chosen?.userId)
  const hosts = chosen === null ? others : [chosen, ...others]
  return (
    <fieldset className={styles.hosts}>
      <legend className={styles.legend}>Whom do you visit?</legend>
      <SearchField
        label="Search by name"
        value={letters}
        onSearch={setLetters}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : problemId}
      />
      {problem !== null && (
        <p id={problemId} className={styles.error} role="alert">
          {problem}
        </p>
      )}
      {hosts.map((host) => (
        <label key={host.userId} className={styles.host} data-chosen={host.userId === chosen?.userId}>
          <input
            type="radio"
            name="host"
            checked={host.userId === chosen?.userId}
            onChange={() => props.onChoose(host)}
          />
          <span className={styles.hostWords}>
            <bdi className={styles.name}>{host.name}</bdi>
            {host.standing !== '' && <span className={styles.quiet}>{host.standing}</span>}
          </span>
        </label>
      ))}
      <p className={classNames(styles.quiet, frame.told)} role="status">
        {read.value !== null && found.length === 0 && 'Nobody of that name takes announced visits here.'}
      </p>
      {read.reason !== null && (
        <p className={styles.error} role="alert">
          {read.reason}
        </p>
      )}
    </fieldset>
  )
}

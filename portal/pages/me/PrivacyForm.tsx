import { useId, useState } from 'react'
import type { PortalOwnProfile } from '../../../protocol/wire/http.ts'
import type { Privacy, PrivacyLevel } from '../../../protocol/wire/rows/people.ts'
import { putOwnProfile } from '../../api-community.ts'
import { reasonOf } from '../../api-error.ts'
import styles from './MePage.module.css'

const FIELDS: readonly [keyof Privacy, string][] = [
  ['name', 'Name, photo and About'],
  ['email', 'E-mail address'],
  ['phone', 'Phone'],
  ['bookings', 'Titles of bookings'],
]

const LEVELS: readonly [PrivacyLevel, string][] = [
  ['administrators', 'Administrators only'],
  ['company', 'My company'],
  ['location', 'Members of my location'],
  ['network', 'Members anywhere'],
  ['public', 'Everybody'],
]

/** Who sees what of oneself; each choice is saved at once. */
export function PrivacyForm(props: { own: PortalOwnProfile; onSaved: (own: PortalOwnProfile) => void }) {
  const { own } = props
  const id = useId()
  const [said, setSaid] = useState<{ text: string; isError: boolean } | null>(null)
  const choose = (field: keyof Privacy, level: PrivacyLevel): void => {
    setSaid(null)
    putOwnProfile({ privacy: { ...own.privacy, [field]: level } }).then(
      (saved) => {
        props.onSaved(saved)
        setSaid({ text: 'Saved', isError: false })
      },
      (refused: unknown) => setSaid({ text: `Not saved. ${reasonOf(refused)}`, isError: true }),
    )
  }
  return (
    <section className={styles.card} aria-label="Privacy">
      <h2 className={styles.title}>Who sees it</h2>
      {FIELDS.map(([field, label]) => (
        <div key={field} className={styles.choice}>
          <label htmlFor={`${id}-${field}`}>{label}</label>
          <select
            id={`${id}-${field}`}
            value={own.privacy[field]}
            onChange={(event) => choose(field, event.target.value as PrivacyLevel)}
          >
            {LEVELS.map(([level, words]) => (
              <option key={level} value={level}>
                {words}
              </option>
            ))}
          </select>
        </div>
      ))}
      <p className={styles.muted}>
        Administrators of your location always see all of it. While a post of yours stands in a feed, its
        readers see your name there and can message you.
      </p>
      <p className={said?.isError ? styles.error : styles.said} role="status">
        {said?.text}
      </p>
    </section>
  )
}

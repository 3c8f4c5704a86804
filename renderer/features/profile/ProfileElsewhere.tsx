import type { ProfileView } from '../../../protocol/ipc/views.ts'
import styles from './Profile.module.css'

/** How the person stands at the other locations that the administrator works at. */
export function ProfileElsewhere({ profile }: { profile: ProfileView }) {
  if (profile.elsewhere.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>Other locations</h3>
      <dl className={styles.facts}>
        {profile.elsewhere.map((one) => (
          <div key={one.locationName} className={styles.fact}>
            <dt>{one.locationName}</dt>
            <dd>
              {one.type === 'member' ? 'Member' : 'Nonmember'}
              {one.plan && ` · ${one.plan}`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { reachSentence, reachWords } from './reach-words.ts'
import styles from './Profile.module.css'

/** Who can message this person, and why (use case 5): one sentence, and each audience with its reason on asking. */
export function ProfileReach({ profile: { reach, face } }: { profile: ProfileView }) {
  if (reach === null || reach.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>Who can message</h3>
      <details className={styles.reach}>
        <summary>
          <bdi>{reachSentence(reach, face.name)}</bdi>
        </summary>
        <dl className={styles.facts}>
          {reach.map((of) => {
            const { audience, answer } = reachWords(of)
            return (
              <div key={of.audience} className={styles.fact}>
                <dt>{audience}</dt>
                <dd>{answer}</dd>
              </div>
            )
          })}
        </dl>
      </details>
    </section>
  )
}

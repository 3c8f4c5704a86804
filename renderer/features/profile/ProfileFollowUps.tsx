import { Plus } from 'lucide-react'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { useFollowUpDialog } from '../../stores/follow-ups.ts'
import { IconButton } from '../../ui/Button.tsx'
import { FollowUpRow } from '../follow-ups/index.ts'
import styles from './Profile.module.css'

/** What the desk promised this customer, the next due first. */
export function ProfileFollowUps(props: {
  profile: ProfileView
  now: number
  timeZone: string
  mayWrite: boolean
}) {
  const { profile, now, timeZone, mayWrite } = props
  const ask = useFollowUpDialog((state) => state.ask)
  const open = profile.followUps.filter(({ doneAt }) => doneAt === null)
  if (open.length === 0 && !mayWrite) return null
  return (
    <section>
      <div className={styles.sectionHead}>
        <h3 className={styles.title}>Follow-ups</h3>
        {mayWrite && (
          <IconButton label="New follow-up" onClick={() => ask(profile.conversationId, profile.face)}>
            <Plus size={16} strokeWidth={1.75} />
          </IconButton>
        )}
      </div>
      {open.length === 0 && <p className={styles.noteState}>Nothing promised.</p>}
      <ul className={styles.rows} aria-label="Follow-ups">
        {open.map((followUp) => (
          <li key={followUp.id}>
            <FollowUpRow followUp={followUp} now={now} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </section>
  )
}

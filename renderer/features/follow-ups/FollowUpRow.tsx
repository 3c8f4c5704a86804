import { Check, Pencil } from 'lucide-react'
import type { FollowUpView } from '../../../protocol/ipc/views.ts'
import { markFollowUpDone, useFollowUpDialog } from '../../stores/follow-ups.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Label } from '../../ui/Chip.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { dueWords } from './due-words.ts'
import styles from './FollowUpRow.module.css'

/** One promise: what, when, by whom; done and change. */
export function FollowUpRow(props: { followUp: FollowUpView; now: number; timeZone: string }) {
  const { followUp, now, timeZone } = props
  const ask = useFollowUpDialog((state) => state.ask)
  const what = followUp.text || `Write to ${followUp.face.name}`
  return (
    <div className={styles.row} data-due={followUp.isDue}>
      <div className={styles.words}>
        <p className={styles.text} dir="auto">
          {what}
        </p>
        <p className={styles.when}>
          {followUp.isDue && <Label tone="warn">Due</Label>} {dueWords(followUp, now, timeZone)} ·{' '}
          <bdi>{followUp.byName}</bdi>
          {followUp.pending && ' · waits to be sent'}
        </p>
      </div>
      <IconButton
        label={`Change: ${what}`}
        onClick={() => ask(followUp.conversationId, followUp.face, followUp)}
      >
        <Pencil size={16} strokeWidth={1.75} />
      </IconButton>
      <IconButton label={`Done: ${what}`} onClick={() => finish(followUp)}>
        <Check size={16} strokeWidth={1.75} />
      </IconButton>
    </div>
  )
}

function finish({ id }: FollowUpView): void {
  markFollowUpDone(id, true).then(
    () =>
      showToast('Follow-up done', {
        action: { label: 'Undo', run: () => void markFollowUpDone(id, false).catch(tellError) },
      }),
    tellError,
  )
}

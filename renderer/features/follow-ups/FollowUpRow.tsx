import { Check, Pencil } from 'lucide-react'
import type { FollowUpView } from '../../../protocol/ipc/views.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { markFollowUpDone, useFollowUpDialog } from '../../stores/follow-ups.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Label } from '../../ui/Chip.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { FaceAvatar } from '../people/index.ts'
import { dueWords } from './due-words.ts'
import styles from './FollowUpRow.module.css'

/** One promise: what, when, by whom; done and change. `withChat` also says to whom, and opens the chat. */
export function FollowUpRow(props: {
  followUp: FollowUpView
  now: number
  timeZone: string
  withChat?: boolean
}) {
  const { followUp, now, timeZone } = props
  const write = useNavigation((state) => state.write)
  const ask = useFollowUpDialog((state) => state.ask)
  const what = followUp.text || `Write to ${followUp.face.name}`
  return (
    <div className={styles.row} data-due={followUp.isDue}>
      <div className={styles.words}>
        <p className={styles.text} dir="auto">
          {what}
        </p>
        {props.withChat && (
          <button type="button" className={styles.chat} onClick={() => write(followUp.conversationId)}>
            <FaceAvatar face={followUp.face} size="small" />
            <bdi>{followUp.face.name}</bdi>
          </button>
        )}
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

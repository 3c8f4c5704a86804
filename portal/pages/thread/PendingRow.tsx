import { Button } from '../../../renderer/ui/Button.tsx'
import { HiddenText } from '../../../renderer/ui/HiddenText.tsx'
import { LinkedText } from '../../../renderer/ui/LinkedText.tsx'
import { ProgressBar } from '../../../renderer/ui/ProgressBar.tsx'
import type { Desk } from '../../desk.ts'
import type { OutboxEntry, OutboxFile } from '../../outbox/entry.ts'
import { useReachability } from '../../reachability.ts'
import { FileCard } from './FileCard.tsx'
import { ReplyQuote } from './ReplyQuote.tsx'
import styles from './MessageRow.module.css'

/** An own message that the server has not taken yet: on its way, waiting, or refused with the reason. */
export function PendingRow({ desk, entry }: { desk: Desk; entry: OutboxEntry }) {
  const sending = desk.outbox.use((state) => state.sending.has(entry.opId))
  const online = useReachability((state) => state.online)
  return (
    <li
      className={styles.row}
      data-own="true"
      data-closes="true"
      data-pending={entry.refusal ? 'refused' : 'waiting'}
    >
      <HiddenText>You: </HiddenText>
      {entry.replyTo && <ReplyQuote quoted={entry.replyTo} isHere={false} />}
      {entry.text !== '' && (
        <div className={styles.bubble}>
          <LinkedText text={entry.text} />
        </div>
      )}
      {entry.files.map((file) => (
        <PendingFile key={file.id} desk={desk} file={file} going={sending} />
      ))}
      {entry.refusal ? (
        <div className={styles.refused} role="alert">
          <p>Not sent. {entry.refusal}</p>
          <Button size="touch" onClick={() => desk.outbox.retry(entry.opId)}>
            Retry
          </Button>
          <Button look="danger" size="touch" onClick={() => desk.outbox.remove(entry.opId)}>
            Delete
          </Button>
        </div>
      ) : (
        <p className={styles.meta}>
          {sending && online ? 'Sending…' : 'Waiting for a connection'}
          {!sending && (
            <button type="button" className={styles.cancel} onClick={() => desk.outbox.remove(entry.opId)}>
              Delete
            </button>
          )}
        </p>
      )}
    </li>
  )
}

function PendingFile({ desk, file, going }: { desk: Desk; file: OutboxFile; going: boolean }) {
  const share = desk.outbox.use((state) => state.progress.get(file.id) ?? 0)
  return (
    <FileCard name={file.name} mime={file.mime} sizeBytes={file.sizeBytes}>
      {going && <ProgressBar label={`Sending ${file.name}`} done={file.uploaded ? 1 : share} total={1} />}
    </FileCard>
  )
}

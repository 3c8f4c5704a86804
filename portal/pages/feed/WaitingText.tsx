import { useCallback, useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { MentionBox } from '../../../renderer/ui/MentionBox.tsx'
import { MentionedText } from '../../../renderer/ui/MentionedText.tsx'
import { UserId } from '../../../protocol/wire/ids.ts'
import { COMMENT_TEXT_MAX, POST_TEXT_MAX } from '../../../protocol/wire/rows/feed.ts'
import type { Desk } from '../../desk.ts'
import type { WaitingComment, WaitingPost } from '../../outbox/change.ts'
import { FileCard } from '../thread/FileCard.tsx'
import { WaitingLine } from '../../shell/WaitingLine.tsx'
import { suggestFrom } from './suggest.ts'
import styles from './WaitingText.module.css'

/** An own post or comment that the server has not taken yet: it says so, and can be changed or discarded. */
export function WaitingText({ desk, change }: { desk: Desk; change: WaitingPost | WaitingComment }) {
  const [edited, setEdited] = useState<{ text: string; named: typeof change.named } | null>(null)
  const { locationId, opId } = change
  const suggest = useCallback((letters: string) => suggestFrom(locationId, letters), [locationId])
  const what = change.kind === 'post' ? 'post' : 'comment'
  const save = (): void => {
    if (edited === null || (edited.text.trim() === '' && change.files.length === 0)) return
    desk.changes.again(opId, { text: edited.text.trim(), named: edited.named })
    setEdited(null)
  }
  return (
    <li className={styles.waiting} aria-label={`Your ${what}, not sent yet`}>
      {edited === null ? (
        change.text !== '' && (
          <MentionedText
            text={change.text}
            mentions={change.named.map(({ id, name }) => ({ userId: id, name }))}
          />
        )
      ) : (
        <>
          <MentionBox
            label={`Text of your ${what}`}
            placeholder={`Text of your ${what}`}
            value={edited.text}
            rows={2}
            maxLength={change.kind === 'post' ? POST_TEXT_MAX : COMMENT_TEXT_MAX}
            suggest={suggest}
            onChange={(text) => setEdited({ ...edited, text })}
            onName={({ id, name }) =>
              setEdited(
                (before) => before && { ...before, named: [...before.named, { id: UserId.parse(id), name }] },
              )
            }
            onSend={save}
          />
          <div className={styles.acts}>
            <Button size="touch" onClick={() => setEdited(null)}>
              Cancel
            </Button>
            <Button look="primary" size="touch" onClick={save}>
              Save
            </Button>
          </div>
        </>
      )}
      {change.files.map(({ id, name, mime, sizeBytes }) => (
        <FileCard key={id} name={name} mime={mime} sizeBytes={sizeBytes} />
      ))}
      {edited === null && (
        <WaitingLine
          desk={desk}
          change={change}
          onEdit={() => setEdited({ text: change.text, named: change.named })}
        />
      )}
    </li>
  )
}

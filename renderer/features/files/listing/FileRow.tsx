import { CircleCheck, Pin } from 'lucide-react'
import { useState } from 'react'
import { fileAddress } from '../../../../protocol/ipc/addresses.ts'
import type { FileItem } from '../../../../protocol/ipc/views.ts'
import { useNavigation } from '../../../stores/navigation.ts'
import { useTimeZone } from '../../../stores/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { sizeWords } from '../../../ui/size-words.ts'
import { StatusWords } from '../../../ui/StatusWords.tsx'
import { clockWords } from '../../../ui/time-words.ts'
import { useNow } from '../../../ui/use-now.ts'
import type { RowFocus } from '../../../ui/VirtualList.tsx'
import { dragOut } from '../drag-out.ts'
import { FileBadge } from '../FileBadge.tsx'
import { FileMenu } from '../FileMenu.tsx'
import { shownKind } from '../file-kind.ts'
import { openLightbox } from '../open-lightbox.ts'
import { saveFileAs } from '../save-file-as.ts'
import { shownName } from '../shown-name.ts'
import { signingTone, signingWords } from './signing-words.ts'
import styles from './FileRow.module.css'

/** A file in a list: what, from whom, when, and whether it is on this computer. A click looks at it, or saves it. */
export function FileRow(props: { item: FileItem; focus: RowFocus; onLeave?: () => void }) {
  const { item, focus } = props
  const { file } = item
  const timeZone = useTimeZone()
  const showMessage = useNavigation((state) => state.showMessage)
  const kind = shownKind(file)
  const name = shownName(file.name)
  const [isBroken, setBroken] = useState(false)
  const now = useNow(60_000)
  const { signing } = item
  const signed = signing === null ? null : signingWords(signing, now, timeZone)
  const showInChat = () => {
    props.onLeave?.()
    showMessage(item.conversationId, item.seq)
  }
  return (
    <div className={styles.row}>
      <button
        type="button"
        className={styles.open}
        aria-label={`${name}, from ${item.authorName}, ${sizeWords(file.sizeBytes)}${signed === null ? '' : `, ${signed}`}${item.here ? ', on this computer' : ''}`}
        {...focus}
        {...dragOut(file)}
        onClick={() => (kind === 'other' ? saveFileAs(file) : openLightbox(file.id, item.conversationId))}
      >
        <span className={styles.thumbnail}>
          {kind === 'image' && item.here && !isBroken ? (
            <img
              className={styles.picture}
              src={fileAddress(file.id)}
              alt=""
              draggable={false}
              loading="lazy"
              onError={() => setBroken(true)}
            />
          ) : (
            <FileBadge name={file.name} mime={file.mime} size="small" />
          )}
        </span>
        <span className={styles.words}>
          <bdi className={styles.name} title={name}>
            {name}
          </bdi>
          <span className={styles.facts}>
            <bdi>{item.authorName}</bdi> · {clockWords(item.at, timeZone)} · {sizeWords(file.sizeBytes)}
            {file.caption && (
              <>
                {' · '}
                <bdi>{file.caption}</bdi>
              </>
            )}
          </span>
        </span>
      </button>
      {signing !== null && signed !== null && (
        <div className={styles.signing}>
          <StatusWords tone={signingTone(signing)}>{signed}</StatusWords>
          {signing.copyId !== null && (
            <Button size="small" onClick={() => openLightbox(signing.copyId!, item.conversationId)}>
              Signed copy
            </Button>
          )}
        </div>
      )}
      {item.pinned ? (
        <span className={styles.here}>
          <Pin size={14} strokeWidth={1.75} aria-hidden="true" /> Kept
        </span>
      ) : (
        item.here && (
          <span className={styles.here}>
            <CircleCheck size={14} strokeWidth={1.75} aria-hidden="true" /> Here
          </span>
        )
      )}
      <FileMenu file={file} pinned={item.pinned} first={[{ label: 'Show in chat', run: showInChat }]} />
    </div>
  )
}

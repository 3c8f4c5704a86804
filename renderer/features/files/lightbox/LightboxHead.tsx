import { Download, Forward, MessageSquareText, Pin, PinOff, X } from 'lucide-react'
import type { FileItem } from '../../../../protocol/ipc/views.ts'
import type { FileRef } from '../../../../protocol/wire/rows/fields.ts'
import { useFileOverlay } from '../../../stores/files-overlay.ts'
import { useDownloads } from '../../../stores/files-downloads.ts'
import { useLightbox } from '../../../stores/files-lightbox.ts'
import { useNavigation } from '../../../stores/navigation.ts'
import { useTimeZone } from '../../../stores/session.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { sizeWords } from '../../../ui/size-words.ts'
import { exactWords, momentWords } from '../../../ui/time-words.ts'
import { tellError } from '../../../ui/toast.ts'
import { useNow } from '../../../ui/use-now.ts'
import { saveFileAs } from '../save-file-as.ts'
import { shownName } from '../shown-name.ts'
import styles from './Lightbox.module.css'

/** What is seen, from whom and when, and what can be done with it. */
export function LightboxHead(props: {
  file: FileRef
  /** Null for a file that is looked at by itself. */
  item: FileItem | null
  place: number
  count: number
  titleId: string
  onClose: () => void
}) {
  const { file, item, onClose } = props
  const timeZone = useTimeZone()
  const now = useNow()
  const pin = useLightbox((state) => state.pin)
  const showMessage = useNavigation((state) => state.showMessage)
  const coming = useDownloads(({ running }) => running.get(file.id))
  const leaveTo = (next: () => void) => {
    onClose()
    next()
  }
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h2 className={styles.name} id={props.titleId} title={shownName(file.name)}>
          <bdi>{shownName(file.name)}</bdi>
        </h2>
        <p className={styles.facts}>
          {item && (
            <>
              <bdi>{item.authorName}</bdi> ·{' '}
              <time title={exactWords(item.at, timeZone)}>{momentWords(item.at, now, timeZone)}</time> ·{' '}
            </>
          )}
          {sizeWords(file.sizeBytes)}
          {item && ` · ${props.place} of ${props.count}`}
        </p>
        {coming && <ProgressBar label="Download" done={coming.receivedBytes} total={coming.sizeBytes} />}
      </div>
      <Button onClick={() => saveFileAs(file)}>
        <Download size={16} strokeWidth={1.75} aria-hidden="true" />
        Save as…
      </Button>
      {item && (
        <IconButton
          label="Show in chat"
          onClick={() => leaveTo(() => showMessage(item.conversationId, item.seq))}
        >
          <MessageSquareText size={20} strokeWidth={1.75} />
        </IconButton>
      )}
      <IconButton
        label="Forward…"
        onClick={() => leaveTo(() => useFileOverlay.setState({ forwarding: [file.id] }))}
      >
        <Forward size={20} strokeWidth={1.75} />
      </IconButton>
      {item && (
        <IconButton
          label={item.pinned ? 'Kept offline. Don’t keep it' : 'Keep offline'}
          aria-pressed={item.pinned}
          className={styles.pin}
          onClick={() => void pin(file.id, !item.pinned).catch(tellError)}
        >
          {item.pinned ? <PinOff size={20} strokeWidth={1.75} /> : <Pin size={20} strokeWidth={1.75} />}
        </IconButton>
      )}
      <IconButton label="Close (Esc)" onClick={onClose}>
        <X size={20} strokeWidth={1.75} />
      </IconButton>
    </header>
  )
}

import { useEffect, useState } from 'react'
import type { FileItem } from '../../../../protocol/ipc/views.ts'
import type { Subject } from '../../../../protocol/wire/ids.ts'
import { newestFiles, useCustomerFiles } from '../../../stores/files.ts'
import { LONG_REST_MS, whenChanged } from '../../../stores/rereading.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { sizeWords } from '../../../ui/size-words.ts'
import { rowTimeWords } from '../../../ui/time-words.ts'
import { shownKind } from '../file-kind.ts'
import { openLightbox } from '../open-lightbox.ts'
import { saveFileAs } from '../save-file-as.ts'
import { shownName } from '../shown-name.ts'
import { signingTone, signingWords } from './signing-words.ts'
import { FileList } from './FileList.tsx'
import styles from './ProfileFiles.module.css'

const SHOWN = 5

/** The newest files of a customer; a button opens all of them. Nothing when there are none. */
export function ProfileFiles(props: { subject: Subject; name: string; now: number; timeZone: string }) {
  const { kind, id } = props.subject
  const [answer, setAnswer] = useState<{ files: FileItem[]; total: number } | null>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    let wanted = true
    const read = () => {
      newestFiles({ kind, id } as Subject, SHOWN).then(
        (read) => {
          if (wanted) setAnswer(read)
        },
        // The profile says itself when the store can't be read.
        () => undefined,
      )
    }
    read()
    const stop = whenChanged(['message', 'signature'], read, undefined, LONG_REST_MS)
    return () => {
      wanted = false
      stop()
    }
  }, [kind, id])
  if (!answer || answer.total === 0) return null
  return (
    <section>
      <h3 className={styles.title}>Files</h3>
      {answer.files.map((item) => (
        <ProfileFile
          key={item.messageId + item.file.id}
          item={item}
          now={props.now}
          timeZone={props.timeZone}
        />
      ))}
      {answer.total > SHOWN && (
        <Button look="quiet" size="small" onClick={() => setOpen(true)}>
          All {answer.total.toLocaleString('en-GB')} files
        </Button>
      )}
      {isOpen && (
        <Dialog title={`Files of ${props.name}`} wide onClose={() => setOpen(false)}>
          <div className={styles.all}>
            <FileList
              of={{ subject: props.subject }}
              list={useCustomerFiles}
              onLeave={() => setOpen(false)}
            />
          </div>
        </Dialog>
      )}
    </section>
  )
}

function ProfileFile({ item, now, timeZone }: { item: FileItem; now: number; timeZone: string }) {
  const { file } = item
  const name = shownName(file.name)
  const isSeen = shownKind(file) !== 'other'
  return (
    <button
      type="button"
      className={styles.file}
      title={isSeen ? `Look at ${name}` : `Save ${name} as…`}
      onClick={() => (isSeen ? openLightbox(file.id, item.conversationId) : saveFileAs(file))}
    >
      <bdi className={styles.name}>{name}</bdi>
      <span className={styles.size} data-tone={item.signing === null ? undefined : signingTone(item.signing)}>
        {item.signing === null
          ? `${sizeWords(file.sizeBytes)} · ${rowTimeWords(item.at, now, timeZone)}`
          : signingWords(item.signing, now, timeZone)}
      </span>
    </button>
  )
}

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import type { FileItem } from '../../../../protocol/ipc/views.ts'
import type { FileRef } from '../../../../protocol/wire/rows/fields.ts'
import { useLightbox } from '../../../stores/files-lightbox.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { Toasts } from '../../../ui/Toasts.tsx'
import { shownKind } from '../file-kind.ts'
import { shownName } from '../shown-name.ts'
import styles from './Lightbox.module.css'
import { LightboxHead } from './LightboxHead.tsx'
import { SeenMedia } from './SeenMedia.tsx'
import { SeenPdf } from './SeenPdf.tsx'
import { SeenPicture } from './SeenPicture.tsx'
import { SeenText } from './SeenText.tsx'

/**
 * One file of a conversation as large as the window, with all that can be looked at there in order: arrow keys, Home and
 * End go on, Esc goes back to where the focus was.
 */
export function Lightbox() {
  const { fileId, items, alone, error, go, close } = useLightbox()
  const index = items.findIndex(({ file }) => file.id === fileId)
  const item = items[index] ?? null
  const file = item?.file ?? alone
  if (fileId === null || (!file && error === null)) return null
  return <Opened file={file} item={item} error={error} index={index} items={items} go={go} close={close} />
}

function Opened(props: {
  file: FileRef | null
  item: FileItem | null
  error: string | null
  index: number
  items: FileItem[]
  go: (fileId: FileItem['file']['id']) => void
  close: () => void
}) {
  const { file, item, index, items, close } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const titleId = useId()
  // A layout effect ends before the element is taken away: only a dialog that is closed in its place gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  // What can be scrolled takes the focus itself when it is there.
  useEffect(() => {
    if (!stage.current?.contains(document.activeElement)) stage.current?.focus()
  }, [file?.id])

  const goTo = (place: number) => {
    const next = items[place]
    if (next) props.go(next.file.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const place = placeFor(event, index, items.length)
    if (place === null) return
    event.preventDefault()
    goTo(place)
  }
  return (
    <dialog
      ref={dialog}
      className={styles.lightbox}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onKeyDown={onKeyDown}
    >
      {file ? (
        <>
          <LightboxHead
            file={file}
            item={item}
            place={index + 1}
            count={items.length}
            titleId={titleId}
            onClose={close}
          />
          <div className={styles.row}>
            <span className={styles.turn}>
              <IconButton label="Previous file (←)" disabled={index <= 0} onClick={() => goTo(index - 1)}>
                <ChevronLeft size={20} strokeWidth={1.75} />
              </IconButton>
            </span>
            <div ref={stage} className={styles.stage} tabIndex={-1}>
              <Seen key={file.id} file={file} />
            </div>
            <span className={styles.turn}>
              <IconButton
                label="Next file (→)"
                disabled={index >= items.length - 1}
                onClick={() => goTo(index + 1)}
              >
                <ChevronRight size={20} strokeWidth={1.75} />
              </IconButton>
            </span>
          </div>
          {file.caption && (
            <p className={styles.caption} dir="auto">
              {file.caption}
            </p>
          )}
          <p className={styles.spoken} role="status">
            {shownName(file.name)}
            {item && `, ${index + 1} of ${items.length}`}
          </p>
        </>
      ) : (
        <p className={styles.error} role="alert" id={titleId}>
          {props.error}
        </p>
      )}
      {/* Those of the window are behind what is modal. */}
      <Toasts />
    </dialog>
  )
}

function Seen({ file }: { file: FileRef }) {
  const kind = shownKind(file)
  if (kind === 'image') return <SeenPicture file={file} />
  if (kind === 'pdf') return <SeenPdf file={file} />
  if (kind === 'text') return <SeenText file={file} />
  return <SeenMedia file={file} kind={kind === 'audio' ? 'audio' : 'video'} />
}

/** Where a key leads; null when it is not for the lightbox. Home and End of a long text are the text's own. */
function placeFor({ key, target }: KeyboardEvent, index: number, count: number): number | null {
  const element = target instanceof Element ? target : null
  if (element?.closest('video, audio')) return null
  if (key === 'ArrowLeft') return Math.max(0, index - 1)
  if (key === 'ArrowRight') return Math.min(count - 1, index + 1)
  if (element?.closest('[data-scrolls]')) return null
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}

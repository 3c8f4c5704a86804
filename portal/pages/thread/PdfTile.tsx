import { useCallback, useEffect, useRef, useState } from 'react'
import type { PortalMessage } from '../../../protocol/wire/http.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { A4, PdfSheet } from '../../../renderer/ui/pdf/PdfSheet.tsx'
import { PdfPages } from '../../pdf/PdfPages.tsx'
import { drawFirstPage, type PdfGlance } from '../../pdf/read-pdf.ts'
import { FileCard } from './FileCard.tsx'
import { LargeView } from './LargeView.tsx'
import styles from './PdfTile.module.css'

/** Larger ones are fetched only when somebody opens them: a phone may pay for each byte. */
const GLANCE_BYTES_MAX = 5_000_000
/** Larger ones are saved and not opened here, as a phone may not have the memory. */
const OPENED_BYTES_MAX = 100_000_000

/**
 * A PDF in the thread: its first page above the card that saves it. Pressed, all of its pages fill the screen. `onBroken` is
 * called when it can't be drawn.
 */
export function PdfTile(props: { file: PortalMessage['files'][number]; href: string; onBroken: () => void }) {
  const { file, href } = props
  const { name, mime, sizeBytes } = file
  const broken = useRef(props.onBroken)
  useEffect(() => {
    broken.current = props.onBroken
  })
  const [glance, setGlance] = useState<PdfGlance | null>(null)
  const [isOpen, setOpen] = useState(false)
  const draw = useCallback(
    (canvas: HTMLCanvasElement, signal: AbortSignal) =>
      drawFirstPage(href, canvas, signal).then(setGlance, (error: unknown) => {
        if (!signal.aborted) broken.current()
        throw error
      }),
    [href],
  )
  const pages = glance?.pageCount ?? null
  return (
    <div className={styles.tile}>
      {sizeBytes <= GLANCE_BYTES_MAX && (
        <button
          type="button"
          className={styles.page}
          aria-label={`${name}, first page; open all pages`}
          onClick={() => setOpen(true)}
        >
          <PdfSheet aspect={glance?.aspect ?? A4} draw={draw} />
        </button>
      )}
      <FileCard name={name} mime={mime} sizeBytes={sizeBytes} pages={pages} href={href} />
      {sizeBytes > GLANCE_BYTES_MAX && sizeBytes <= OPENED_BYTES_MAX && (
        <Button size="touch" onClick={() => setOpen(true)}>
          Open {name}
        </Button>
      )}
      {isOpen && (
        <LargeView file={file} href={href} onClose={() => setOpen(false)}>
          <div
            className={styles.reader}
            role="region"
            aria-label={`Pages of ${name}`}
            tabIndex={0}
            data-first-focus
          >
            <div className={styles.column}>
              <PdfPages href={href} name={name} wayOut="Save it and open it in a PDF program." />
            </div>
          </div>
        </LargeView>
      )}
    </div>
  )
}

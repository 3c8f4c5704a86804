import { useCallback, useState } from 'react'
import type { FileId } from '../../../protocol/wire/ids.ts'
import { FileBadge } from './FileBadge.tsx'
import { A4, PdfSheet } from '../../ui/pdf/PdfSheet.tsx'
import styles from './PdfThumbnail.module.css'
import { tooLarge } from './pdf-words.ts'
import { drawFirstPage, glanceOf } from './read-pdf.ts'

/** The first page of a PDF, no larger than an icon; the badge of its type until it is drawn, and when it can't be. */
export function PdfThumbnail({
  file,
}: {
  file: { id: FileId; name: string; mime: string; sizeBytes: number }
}) {
  const { id } = file
  const [aspect, setAspect] = useState(() => glanceOf(id)?.aspect ?? A4)
  const [isBroken, setBroken] = useState(() => tooLarge(file.sizeBytes) !== null)
  const draw = useCallback(
    (canvas: HTMLCanvasElement, signal: AbortSignal) =>
      drawFirstPage(id, canvas, signal).then(
        (glance) => setAspect(glance.aspect),
        (error: unknown) => {
          if (!signal.aborted) setBroken(true)
          throw error
        },
      ),
    [id],
  )
  const badge = <FileBadge name={file.name} mime={file.mime} size="small" />
  if (isBroken) return badge
  return (
    <span className={styles.page} data-lies={aspect > 1}>
      <PdfSheet aspect={aspect} draw={draw} />
      <span className={styles.until}>{badge}</span>
    </span>
  )
}

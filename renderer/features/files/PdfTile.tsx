import { useCallback, useState } from 'react'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { FileCard } from './FileCard.tsx'
import { useOpenFile } from './open-file.ts'
import { A4, PdfSheet } from '../../ui/pdf/PdfSheet.tsx'
import styles from './PdfTile.module.css'
import { pdfFacts, pdfProblem, tooLarge } from './pdf-words.ts'
import { drawFirstPage, glanceOf } from './read-pdf.ts'
import { shownName } from './shown-name.ts'

/** A PDF in the thread: its first page above the line with its name. A click or Enter shows all pages. */
export function PdfTile({ file }: { file: FileRef }) {
  const [glance, setGlance] = useState(() => glanceOf(file.id))
  const [problem, setProblem] = useState(() => tooLarge(file.sizeBytes))
  const openFile = useOpenFile()
  const draw = useCallback(
    (canvas: HTMLCanvasElement, signal: AbortSignal) =>
      drawFirstPage(file.id, canvas, signal).then(setGlance, (error: unknown) => {
        if (!signal.aborted) setProblem(pdfProblem(error))
        throw error
      }),
    [file.id],
  )
  const facts = pdfFacts(file.sizeBytes, glance?.pageCount ?? null)
  if (problem !== null) return <FileCard file={file} facts={facts} problem={problem} />
  return (
    <FileCard
      file={file}
      facts={facts}
      above={
        <button
          type="button"
          className={styles.page}
          aria-label={`${shownName(file.name)}, first page; show all pages`}
          onClick={() => openFile(file)}
        >
          <PdfSheet aspect={glance?.aspect ?? A4} draw={draw} />
        </button>
      }
    />
  )
}

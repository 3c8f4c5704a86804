import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { PdfDocument } from './pdf-document.ts'
import styles from './PdfDialog.module.css'
import { PdfSheet } from './PdfSheet.tsx'
import { pdfFacts, pdfProblem } from './pdf-words.ts'
import { withPdf } from './read-pdf.ts'
import { saveFileAs } from './save-file-as.ts'

/** All pages of a PDF, one below the other. It is open as long as the dialog is. */
export function PdfDialog(props: { file: FileRef; aspect: number; onClose: () => void }) {
  const { file } = props
  const [pdf, setPdf] = useState<PdfDocument | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    const closing = new AbortController()
    const { signal } = closing
    withPdf(file.id, signal, (opened) => {
      setPdf(opened)
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    }).catch((error: unknown) => {
      if (!signal.aborted) setProblem(pdfProblem(error))
    })
    return () => closing.abort()
  }, [file.id])
  return (
    <Dialog
      title={file.name}
      wide
      onClose={props.onClose}
      actions={
        <>
          <span className={styles.facts}>{pdfFacts(file.sizeBytes, pdf?.pageCount ?? null)}</span>
          <Button onClick={() => saveFileAs(file)}>Save as…</Button>
        </>
      }
    >
      <div className={styles.pages}>
        {problem !== null && <p role="alert">{problem}</p>}
        {pdf && <Pages pdf={pdf} name={file.name} aspect={props.aspect} onProblem={setProblem} />}
      </div>
    </Dialog>
  )
}

interface PagesProps {
  pdf: PdfDocument
  name: string
  aspect: number
  onProblem: (problem: string) => void
}

function Pages({ pdf, name, aspect, onProblem }: PagesProps) {
  const region = useRef<HTMLDivElement>(null)
  // The arrow and page keys scroll what has the focus.
  useEffect(() => region.current?.focus(), [])
  const numbers = Array.from({ length: pdf.pageCount }, (_, index) => index + 1)
  return (
    <div ref={region} className={styles.region} role="region" aria-label={`Pages of ${name}`} tabIndex={0}>
      {numbers.map((number) => (
        <Page key={number} pdf={pdf} number={number} aspect={aspect} onProblem={onProblem} />
      ))}
    </div>
  )
}

function Page(props: Omit<PagesProps, 'name'> & { number: number }) {
  const { pdf, number, onProblem } = props
  const [aspect, setAspect] = useState(props.aspect)
  const [text, setText] = useState<string>()
  const draw = useCallback(
    async (canvas: HTMLCanvasElement, signal: AbortSignal) => {
      try {
        setAspect(await pdf.draw(number, canvas, signal))
        setText(await pdf.text(number))
      } catch (error) {
        if (!signal.aborted) onProblem(pdfProblem(error))
        throw error
      }
    },
    [pdf, number, onProblem],
  )
  return <PdfSheet aspect={aspect} draw={draw} label={`Page ${number} of ${pdf.pageCount}`} text={text} />
}

import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileRef } from '../../../../protocol/wire/rows/fields.ts'
import type { PdfDocument } from '../../../ui/pdf/pdf-document.ts'
import { A4, PdfSheet } from '../../../ui/pdf/PdfSheet.tsx'
import { pdfProblem, tooLarge } from '../pdf-words.ts'
import { glanceOf, withPdf } from '../read-pdf.ts'
import { shownName } from '../shown-name.ts'
import { Nothing } from './Nothing.tsx'
import styles from './SeenPdf.module.css'

/** All pages of a PDF, one below the other. It is open as long as it is seen. */
export function SeenPdf({ file }: { file: FileRef }) {
  const [pdf, setPdf] = useState<PdfDocument | null>(null)
  const [problem, setProblem] = useState(() => tooLarge(file.sizeBytes))
  useEffect(() => {
    if (tooLarge(file.sizeBytes) !== null) return
    const closing = new AbortController()
    const { signal } = closing
    withPdf(file.id, signal, (opened) => {
      setPdf(opened)
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    }).catch((error: unknown) => {
      if (!signal.aborted) setProblem(pdfProblem(error))
    })
    return () => closing.abort()
  }, [file.id, file.sizeBytes])
  if (problem !== null) return <Nothing file={file} problem={problem} />
  if (!pdf) return null
  const aspect = glanceOf(file.id)?.aspect ?? A4
  return <Pages pdf={pdf} name={shownName(file.name)} aspect={aspect} onProblem={setProblem} />
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
    <div
      ref={region}
      className={styles.region}
      role="region"
      aria-label={`Pages of ${name}`}
      tabIndex={0}
      data-scrolls
    >
      <div className={styles.pages}>
        {numbers.map((number) => (
          <Page key={number} pdf={pdf} number={number} aspect={aspect} onProblem={onProblem} />
        ))}
      </div>
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

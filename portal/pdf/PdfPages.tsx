import { useCallback, useEffect, useRef, useState } from 'react'
import type { SignatureId } from '../../../protocol/wire/ids.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { A4, PdfSheet } from '../../../renderer/ui/pdf/PdfSheet.tsx'
import type { PdfDocument } from '../../../renderer/ui/pdf/pdf-document.ts'
import { ApiError, NetworkError } from '../../api-error.ts'
import { fetchDocument } from '../../api-signing.ts'
import styles from './DocumentPages.module.css'

/** For a worker to open a PDF; one that takes longer is hanging. */
const PATIENCE_MS = 30_000

type Opened = { state: 'opening' } | { state: 'open'; pdf: PdfDocument } | { state: 'failed'; reason: string }

/** The pages of the document below each other. `onEnd` is called when the end of the last one has been on the screen. */
export function DocumentPages(props: { id: SignatureId; name: string; onEnd: () => void }) {
  const { id, onEnd } = props
  const [opened, setOpened] = useState<Opened>({ state: 'opening' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    let pdf: PdfDocument | null = null
    const open = async () => {
      const [{ openPdf }, bytes] = await Promise.all([
        import('../../../renderer/ui/pdf/pdf-document.ts'),
        fetchDocument(id),
      ])
      pdf = await openPdf(bytes, AbortSignal.any([stop.signal, AbortSignal.timeout(PATIENCE_MS)]))
      setOpened({ state: 'open', pdf })
    }
    open().catch((error: unknown) => {
      if (!stop.signal.aborted) setOpened({ state: 'failed', reason: whyNot(error) })
    })
    return () => {
      stop.abort()
      pdf?.close()
    }
  }, [id, tries])
  if (opened.state === 'opening') return <p className={styles.words}>Opening the document…</p>
  if (opened.state === 'failed') {
    return (
      <div className={styles.failed} role="alert">
        <p>{opened.reason}</p>
        <Button
          size="touch"
          onClick={() => {
            setOpened({ state: 'opening' })
            setTries(tries + 1)
          }}
        >
          Try again
        </Button>
      </div>
    )
  }
  const { pdf } = opened
  return (
    <div className={styles.pages} role="group" aria-label={`${props.name}, ${pdf.pageCount} pages`}>
      {Array.from({ length: pdf.pageCount }, (_, index) => (
        <Page key={index} pdf={pdf} number={index + 1} />
      ))}
      <End onSeen={onEnd} pages={pdf.pageCount} />
    </div>
  )
}

function Page({ pdf, number }: { pdf: PdfDocument; number: number }) {
  const [aspect, setAspect] = useState(A4)
  const [text, setText] = useState('')
  const draw = useCallback(
    async (canvas: HTMLCanvasElement, signal: AbortSignal) => {
      setAspect(await pdf.draw(number, canvas, signal))
      setText(await pdf.text(number))
    },
    [pdf, number],
  )
  return (
    <PdfSheet aspect={aspect} label={`Page ${number} of ${pdf.pageCount}: ${text}`} text={text} draw={draw} />
  )
}

/** What stands below the last page: once it was on the screen, the document was read to its end. */
function End({ onSeen, pages }: { onSeen: () => void; pages: number }) {
  const mark = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const element = mark.current
    if (element === null) return
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) onSeen()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [onSeen])
  return (
    <p ref={mark} className={styles.words}>
      End of the document, {pages === 1 ? '1 page' : `${pages} pages`}
    </p>
  )
}

function whyNot(error: unknown): string {
  if (error instanceof ApiError || error instanceof NetworkError) return error.message
  return 'This document can’t be shown here. Ask the desk to send it in another form, or on paper.'
}

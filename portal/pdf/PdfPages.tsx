import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '../../renderer/ui/Button.tsx'
import { A4, PdfSheet } from '../../renderer/ui/pdf/PdfSheet.tsx'
import type { PdfDocument } from '../../renderer/ui/pdf/pdf-document.ts'
import { ApiError, NetworkError } from '../api-error.ts'
import { openPdfAt } from './read-pdf.ts'
import styles from './PdfPages.module.css'

type Opened = { state: 'opening' } | { state: 'open'; pdf: PdfDocument } | { state: 'failed'; reason: string }

/**
 * The pages of a PDF below each other, from where `href` leads. `onEnd` is called when the end of the last one has been on the
 * screen; `wayOut` says what to do with one that can't be shown.
 */
export function PdfPages(props: { href: string; name: string; wayOut: string; onEnd?: () => void }) {
  const { href, onEnd, wayOut } = props
  const [opened, setOpened] = useState<Opened>({ state: 'opening' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    let pdf: PdfDocument | null = null
    const open = async () => {
      pdf = await openPdfAt(href, stop.signal)
      setOpened({ state: 'open', pdf })
    }
    open().catch((error: unknown) => {
      if (!stop.signal.aborted) setOpened({ state: 'failed', reason: whyNot(error, wayOut) })
    })
    return () => {
      stop.abort()
      pdf?.close()
    }
  }, [href, wayOut, tries])
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
function End({ onSeen, pages }: { onSeen?: (() => void) | undefined; pages: number }) {
  const mark = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const element = mark.current
    if (element === null) return
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) onSeen?.()
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

function whyNot(error: unknown, wayOut: string): string {
  if (error instanceof ApiError || error instanceof NetworkError) return error.message
  return `This document can’t be shown here. ${wayOut}`
}

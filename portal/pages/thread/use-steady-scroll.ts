import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

/** Nearer to the end than this counts as being there. */
const END_PX = 48

/**
 * Keeps the place in a scrolled list while rows come and go. At the end it stays at the end; elsewhere the row at the top
 * edge stays where it is, whatever appears above or below. Browsers anchor by themselves, but not all of them do, and
 * none when rows are put in at the very top; so their own anchoring is switched off in the style sheet.
 */
export function useSteadyScroll(): {
  scroller: RefObject<HTMLDivElement | null>
  content: RefObject<HTMLOListElement | null>
  atEnd: boolean
  onScroll: () => void
  toEnd: () => void
} {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLOListElement>(null)
  const anchor = useRef<{ row: Element; top: number } | null>(null)
  const end = useRef(true)
  /** Where the list stood when it was last looked at, or put somewhere, in px. */
  const stood = useRef(0)
  const [atEnd, setAtEnd] = useState(true)

  const remember = useCallback(() => {
    const box = scroller.current
    if (!box || !content.current) return
    stood.current = box.scrollTop
    end.current = box.scrollHeight - box.scrollTop - box.clientHeight < END_PX
    setAtEnd(end.current)
    const edge = box.getBoundingClientRect().top
    const row = [...content.current.children].find((child) => child.getBoundingClientRect().bottom > edge)
    anchor.current = row ? { row, top: row.getBoundingClientRect().top - edge } : null
  }, [])

  const restore = useCallback(() => {
    const box = scroller.current
    if (!box) return
    // Scrolled up in this very frame: the browser says so only in the next, and must find the list where it was put.
    const below = box.scrollHeight - box.scrollTop - box.clientHeight
    if (end.current && box.scrollTop < stood.current && below >= END_PX) return remember()
    if (end.current) box.scrollTop = box.scrollHeight
    else if (anchor.current?.row.isConnected) {
      const { row, top } = anchor.current
      box.scrollTop += row.getBoundingClientRect().top - box.getBoundingClientRect().top - top
    }
    stood.current = box.scrollTop
  }, [remember])

  // A picture that arrives, a keyboard that slides in: neither renders anything.
  useLayoutEffect(() => {
    const observer = new ResizeObserver(restore)
    if (scroller.current) observer.observe(scroller.current)
    if (content.current) observer.observe(content.current)
    return () => observer.disconnect()
  }, [restore])
  useLayoutEffect(restore)

  const toEnd = useCallback(() => {
    end.current = true
    stood.current = 0
    setAtEnd(true)
    restore()
  }, [restore])
  return { scroller, content, atEnd, onScroll: remember, toEnd }
}

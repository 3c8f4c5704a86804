import { useEffect, useRef, useState } from 'react'
import styles from './PdfSheet.module.css'

/** Width / height of the paper that contracts are mostly on. */
export const A4 = 210 / 297
const NEAR = '300px'

/**
 * A sheet of paper, drawn while it is near the screen; its pixels are given back when it is scrolled away. `draw` must
 * stay the same function as long as the page is the same one.
 */
export function PdfSheet(props: {
  aspect: number
  label?: string
  text?: string
  draw: (canvas: HTMLCanvasElement, signal: AbortSignal) => Promise<void>
}) {
  const { draw } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isNear, setNear] = useState(false)
  const [isDrawn, setDrawn] = useState(false)

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: NEAR,
      scrollMargin: NEAR,
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = canvas.current
    if (!element || !isNear) return
    const stop = new AbortController()
    draw(element, stop.signal).then(
      () => setDrawn(!stop.signal.aborted),
      // Whoever gave `draw` tells why; the paper stays empty.
      () => undefined,
    )
    return () => {
      stop.abort()
      setDrawn(false)
      element.width = 0
      element.height = 0
    }
  }, [draw, isNear])

  return (
    <canvas
      ref={canvas}
      className={styles.sheet}
      style={{ aspectRatio: props.aspect }}
      data-drawn={isDrawn}
      aria-label={props.label}
      aria-hidden={props.label === undefined}
    >
      {props.text}
    </canvas>
  )
}

import { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react'

const ZOOM_MAX = 8
const STEP = 1.25

/** A size on screen, in px. */
interface Size {
  width: number
  height: number
}

/**
 * Zooming and moving a picture in a scrolling frame. 1 fits it into the frame; the wheel and a pinch zoom about the
 * pointer, dragging moves what is larger than the frame. In: how large the picture is by itself, once that is known.
 */
export function useZoom(natural: Size | null) {
  const [frame, setFrame] = useState<HTMLElement | null>(null)
  const [room, setRoom] = useState<Size | null>(null)
  const [zoom, setZoom] = useState(1)
  /** Which point of the picture (0 to 1) is to stay at which point of the frame (px) after the next drawing. */
  const anchor = useRef<{ share: Size; at: Size } | null>(null)
  const from = useRef<{ x: number; y: number; left: number; top: number } | null>(null)

  useEffect(() => {
    if (!frame) return
    const observer = new ResizeObserver(() =>
      setRoom({ width: frame.clientWidth, height: frame.clientHeight }),
    )
    observer.observe(frame)
    return () => observer.disconnect()
  }, [frame])

  const zoomTo = useCallback(
    (next: (now: number) => number, at?: Size) => {
      if (!frame) return
      const place = at ?? { width: frame.clientWidth / 2, height: frame.clientHeight / 2 }
      anchor.current = {
        share: {
          width: (frame.scrollLeft + place.width) / frame.scrollWidth,
          height: (frame.scrollTop + place.height) / frame.scrollHeight,
        },
        at: place,
      }
      setZoom((now) => Math.min(ZOOM_MAX, Math.max(1, next(now))))
    },
    [frame],
  )

  useEffect(() => {
    if (!frame || !anchor.current) return
    const { share, at } = anchor.current
    anchor.current = null
    frame.scrollLeft = share.width * frame.scrollWidth - at.width
    frame.scrollTop = share.height * frame.scrollHeight - at.height
  }, [frame, zoom])

  useEffect(() => {
    if (!frame) return
    // A pinch comes as a wheel with Ctrl. React's own listener may not prevent the scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = frame.getBoundingClientRect()
      const at = { width: event.clientX - box.left, height: event.clientY - box.top }
      const speed = event.ctrlKey ? 0.01 : 0.002
      zoomTo((now) => now * Math.exp(-event.deltaY * speed), at)
    }
    frame.addEventListener('wheel', onWheel, { passive: false })
    return () => frame.removeEventListener('wheel', onWheel)
  }, [frame, zoomTo])

  const fit = natural && room ? Math.min(1, room.width / natural.width, room.height / natural.height) : null
  return {
    zoom,
    frameRef: setFrame,
    /** How large the picture is drawn; null until that is known. */
    size: natural && fit ? { width: natural.width * fit * zoom, height: natural.height * fit * zoom } : null,
    /** The share of the picture's own size: 1 when a pixel of it is one of the screen. */
    scale: fit ? fit * zoom : null,
    larger: () => zoomTo((now) => now * STEP),
    smaller: () => zoomTo((now) => now / STEP),
    fit: () => zoomTo(() => 1),
    /** Moves by this many px; for the arrow keys. */
    move: (x: number, y: number) => frame?.scrollBy(x, y),
    panning: {
      onPointerDown(event: PointerEvent) {
        if (!frame || zoom === 1 || event.button !== 0) return
        frame.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop }
      },
      onPointerMove(event: PointerEvent) {
        if (!frame || !from.current) return
        frame.scrollLeft = from.current.left - (event.clientX - from.current.x)
        frame.scrollTop = from.current.top - (event.clientY - from.current.y)
      },
      onPointerUp: () => (from.current = null),
      onPointerCancel: () => (from.current = null),
    },
  }
}

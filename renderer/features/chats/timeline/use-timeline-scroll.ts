import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import type { Aim } from '../../../stores/thread-state.ts'
import { useThread } from '../../../stores/thread.ts'

const NEAR_END_PX = 60
/** The next page is read while so much of the last one is still to come: little enough to scroll through in a second. */
const AHEAD_PX = 2500
/** What stays free above the line "New" when it is brought on screen: the name of the day, and the message before. */
const ABOVE_NEW_PX = 72

export interface TimelineScroll {
  /** Goes on the one child of the element that scrolls. */
  content: RefObject<HTMLDivElement | null>
  /** The message that was looked for last, and how often one was: shown for a moment. */
  marked: { seq: number; time: number } | null
}

/** The line "New" that was on screen last: whoever looks at the files of the chat and comes back has seen it. */
let seen: { conversationId: string | null; newAfterSeq: number | null } | null = null

/**
 * Where a timeline stands; told to `onNewIsAbove` whether unread messages that were not seen yet are above the screen. What comes in above the screen moves nothing: the browser's own scroll anchoring holds what
 * one reads, whatever the height of what is put before it, and also when a picture above turns out higher later. Only at
 * the very top, where the browser doesn't anchor, it is done here. At the end one stays at the end.
 */
export function useTimelineScroll(
  messages: readonly MessageView[],
  onNewIsAbove: (above: boolean) => void,
): TimelineScroll {
  const content = useRef<HTMLDivElement>(null)
  const top = useRef<{ element: Element; px: number } | null>(null)
  const aimed = useRef<Aim | null>(null)
  const [marked, setMarked] = useState<TimelineScroll['marked']>(null)
  const aim = useThread((state) => state.aim)
  const newAfterSeq = useThread((state) => state.newAfterSeq)
  const conversationId = useThread((state) => state.conversationId)

  const settle = useCallback(() => {
    const element = content.current?.parentElement
    if (!element) return
    const { hasNewer, hasOlder, follow, loadNewer, loadOlder } = useThread.getState()
    const below = element.scrollHeight - element.scrollTop - element.clientHeight
    follow(below < NEAR_END_PX && !hasNewer)
    top.current = element.scrollTop < 1 ? firstMessage(element) : null
    if (hasOlder && element.scrollTop < AHEAD_PX) void loadOlder()
    if (hasNewer && below < AHEAD_PX) void loadNewer()
    const place = placeOfNew(element, newAfterSeq)
    if (place === 'onScreen') seen = { conversationId, newAfterSeq }
    const isSeen = seen?.conversationId === conversationId && seen?.newAfterSeq === newAfterSeq
    onNewIsAbove(place === 'above' && !isSeen)
  }, [conversationId, newAfterSeq, onNewIsAbove])

  useLayoutEffect(() => {
    const element = content.current?.parentElement
    if (!element) return
    if (aim && aim !== aimed.current) {
      aimed.current = aim
      if (bringOnScreen(element, aim) && aim.to === 'message') {
        setMarked((before) => ({ seq: aim.seq, time: (before?.time ?? 0) + 1 }))
      }
    } else if (useThread.getState().following) {
      element.scrollTop = element.scrollHeight
    } else if (top.current?.element.isConnected) {
      element.scrollTop += top.current.element.getBoundingClientRect().top - top.current.px
    }
    settle()
  }, [messages, aim, settle])

  useEffect(() => {
    const element = content.current?.parentElement
    if (!element || !content.current) return
    // A picture that arrives, a composer that grows, a window that gets lower: the end stays on screen.
    const observer = new ResizeObserver(() => {
      if (useThread.getState().following) element.scrollTop = element.scrollHeight
      settle()
    })
    observer.observe(element)
    observer.observe(content.current)
    element.addEventListener('scroll', settle, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', settle)
    }
  }, [settle])

  return { content, marked }
}

function bringOnScreen(scroller: HTMLElement, aim: Aim): boolean {
  if (aim.to === 'message') {
    const message = scroller.querySelector<HTMLElement>(`[data-seq="${aim.seq}"]`)
    message?.scrollIntoView({ block: 'center' })
    message?.focus({ preventScroll: true })
    return message !== null
  }
  const line = aim.to === 'firstNew' ? scroller.querySelector('[data-new]') : null
  if (!line) {
    scroller.scrollTop = scroller.scrollHeight
    return aim.to === 'end'
  }
  scroller.scrollTop += line.getBoundingClientRect().top - scroller.getBoundingClientRect().top - ABOVE_NEW_PX
  return true
}

function firstMessage(scroller: HTMLElement): { element: Element; px: number } | null {
  const element = scroller.querySelector('[data-message]')
  return element && { element, px: element.getBoundingClientRect().top }
}

function placeOfNew(scroller: HTMLElement, newAfterSeq: number | null): 'above' | 'onScreen' | 'elsewhere' {
  if (newAfterSeq === null) return 'elsewhere'
  const line = scroller.querySelector('[data-new]')
  if (!line) {
    const oldest = Number(scroller.querySelector('[data-seq]')?.getAttribute('data-seq') ?? 0)
    return oldest > newAfterSeq + 1 ? 'above' : 'elsewhere'
  }
  const { top, bottom } = scroller.getBoundingClientRect()
  const at = line.getBoundingClientRect()
  if (at.bottom < top) return 'above'
  return at.top < bottom ? 'onScreen' : 'elsewhere'
}

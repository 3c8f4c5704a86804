import type { KeyboardEvent } from 'react'
import { openMenuAt } from './MessageToolbar.tsx'

/**
 * The keys of the timeline: up and down move from message to message, Enter opens the menu of the one that has the
 * focus. On the timeline itself they begin with the last message on screen.
 */
export function onMessageKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
  const scroller = event.currentTarget
  const { target } = event
  if (!(target instanceof HTMLElement)) return
  const message = target.matches('[data-message]') ? target : null
  if (!message && target !== scroller) return
  if (event.key === 'Enter' && message) openMenuAt(message)
  else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    const all = [...scroller.querySelectorAll<HTMLElement>('[data-message]')]
    const step = event.key === 'ArrowUp' ? -1 : 1
    const next = message ? all[all.indexOf(message) + step] : lastOnScreen(scroller, all)
    if (!next) return
    next.focus({ preventScroll: true })
    next.scrollIntoView({ block: 'nearest' })
  } else return
  event.preventDefault()
}

function lastOnScreen(scroller: HTMLElement, all: readonly HTMLElement[]): HTMLElement | undefined {
  const { bottom } = scroller.getBoundingClientRect()
  return all.findLast((element) => element.getBoundingClientRect().top < bottom)
}

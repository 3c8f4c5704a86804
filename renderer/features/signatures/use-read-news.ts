import { useEffect, useRef, type RefObject } from 'react'
import type { NotificationId } from '../../../protocol/wire/ids.ts'
import { readNews } from '../../stores/signatures.ts'
import { tellError } from '../../ui/toast.ts'

/**
 * Marks what Notifications tells of a card as read once the card is on the screen, in a window with the focus: so badge,
 * tray and the notification of the system go with it, here and on the other devices. `news` are the unread ones.
 */
export function useReadNews(card: RefObject<HTMLElement | null>, news: readonly NotificationId[]): void {
  const marked = useRef(new Set<NotificationId>())
  const key = news.join()
  useEffect(() => {
    const left = news.filter((id) => !marked.current.has(id))
    if (card.current === null || left.length === 0) return
    let isSeen = false
    const read = () => {
      if (!isSeen || !document.hasFocus() || left.length === 0) return
      for (const id of left) marked.current.add(id)
      readNews(left.splice(0)).catch(tellError)
    }
    const watching = new IntersectionObserver((entries) => {
      isSeen = entries.at(-1)?.isIntersecting === true
      read()
    })
    watching.observe(card.current)
    window.addEventListener('focus', read)
    return () => {
      watching.disconnect()
      window.removeEventListener('focus', read)
    }
    // The same news are meant as long as their ids are the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key])
}

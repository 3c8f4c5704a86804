import { isLikeDeepLink, readDeepLink, type DeepLink } from '../../protocol/ipc/deep-link.ts'

/** Links that the system hands over, also before there is anything that could follow them. */
export interface LinkInbox {
  /** Anything may come: what is no link of ours changes nothing. */
  put(text: unknown): void
  /** From now on `follow` gets them, the one that waits first. */
  open(follow: (link: DeepLink) => void): void
}

/** An inbox with, perhaps, the link of the command line in it. Of several that come before it is opened the last counts. */
export function createLinkInbox(first: DeepLink | null): LinkInbox {
  let waiting = first
  let follow: ((link: DeepLink) => void) | null = null
  return {
    put(text) {
      const link = typeof text === 'string' && isLikeDeepLink(text) ? readDeepLink(text) : null
      if (!link) return
      if (follow) follow(link)
      else waiting = link
    },
    open(next) {
      follow = next
      if (waiting) next(waiting)
      waiting = null
    },
  }
}

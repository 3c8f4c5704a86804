import type { FileId } from '../wire/ids.ts'
import type { DeepLink } from './deep-link.ts'

/** The window's own origin: the custom scheme `app`, host `foyer`. */
export const WINDOW_ORIGIN = 'app://foyer'

/** The address of a file that came with a message; main serves it from its cache, or fetches it first. */
export function fileAddress(id: FileId): string {
  return `${WINDOW_ORIGIN}/files/${id}`
}

/** The address of a file that is staged and not sent yet. */
export function stagedAddress(id: FileId): string {
  return `${WINDOW_ORIGIN}/staged/${id}`
}

export const DEEP_LINK_SCHEME = 'foyer'

/** The link to a thing, for the clipboard. */
export function deepLinkTo({ kind, id }: DeepLink): string {
  return `${DEEP_LINK_SCHEME}://${kind}/${id}`
}

import { useSyncExternalStore } from 'react'

/** Where one is: `#/feed/<id>` has the path `feed` and the rest `['<id>']`; the bare page has the path ''. */
export interface Address {
  path: string
  rest: readonly string[]
}

/** More than any address of ours has; what is longer leads nowhere. */
const PARTS_MAX = 6

/** The address of the page, also after Back. It stands in the fragment, so that any base path works. */
export function useAddress(): Address {
  return addressIn(useSyncExternalStore(subscribe, () => location.hash))
}

/** Reads a fragment; what can't be read as an address is the path '?', which no page has. */
export function addressIn(hash: string): Address {
  const [mark, path = '', ...rest] = hash.split('/')
  if (hash === '' || hash === '#') return { path: '', rest: [] }
  if (mark !== '#' || rest.length > PARTS_MAX) return { path: '?', rest: [] }
  return { path, rest: rest.filter((part) => part !== '') }
}

/** The address of a page within the portal, as a link has it. */
export function hrefOf(path: string, ...rest: readonly string[]): string {
  return ['#', path, ...rest].join('/')
}

/** Goes to an address of the portal that was kept as its fragment; anything else leads nowhere. */
export function goToHash(hash: string): void {
  if (hash.startsWith('#/')) location.hash = hash
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

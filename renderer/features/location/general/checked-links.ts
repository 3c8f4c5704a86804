import type { LocationPageView } from '../../../../protocol/ipc/page-views.ts'
import type { WrittenRichText } from '../../../../protocol/wire/rows/space.ts'
import { linkProblem } from '../../../../protocol/wire/safe-link.ts'

export interface CheckedLink {
  href: string
  /** The words that are its anchor. */
  words: string
  /** "Public profile of Maria Silva", or the address. */
  leadsTo: string
  /** What is wrong with it, as a sentence; null when nothing is. */
  warning: string | null
}

/**
 * The links of a page, each with what can be known of it here, also offline: whether its address is allowed, whether a public
 * profile that it leads to still is one, and whether others can read along on the way.
 */
export function checkedLinks(
  blocks: WrittenRichText,
  page: Pick<LocationPageView, 'links' | 'address'>,
): CheckedLink[] {
  const found = new Map<string, CheckedLink>()
  for (const block of blocks) {
    for (const { href, text } of block.type === 'image' ? [] : block.spans) {
      if (href === undefined) continue
      const known = found.get(href)
      if (known) known.words += `, ${text}`
      else found.set(href, { href, words: text, ...judged(href, page) })
    }
  }
  return [...found.values()]
}

function judged(
  href: string,
  { links, address }: Pick<LocationPageView, 'links' | 'address'>,
): Pick<CheckedLink, 'leadsTo' | 'warning'> {
  const problem = linkProblem(href)
  if (problem !== null) return { leadsTo: href, warning: problem }
  const profile = links.find((link) => link.address === href)
  if (profile) return { leadsTo: `Public profile of ${profile.name}`, warning: null }
  const profiles = address.replace(/\/l\/[^/]*$/u, '/p/')
  if (href.startsWith(profiles)) {
    return { leadsTo: href, warning: 'This public profile is not shared at this location, or no longer.' }
  }
  const isOpen = href.startsWith('http:') && !address.startsWith('http:')
  return { leadsTo: href, warning: isOpen ? 'Others on the way can read along: use https.' : null }
}

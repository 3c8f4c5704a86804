import { deepLinkTo } from '../../../protocol/ipc/addresses.ts'
import type { DeepLink } from '../../../protocol/ipc/deep-link.ts'
import { Link } from 'lucide-react'
import type { MenuItem } from '../../ui/Menu.tsx'
import { showToast, tellError } from '../../ui/toast.ts'

/** "Copy link" in the menu of anything that has one: the same words everywhere. */
export function copyLinkItem(link: DeepLink): MenuItem {
  return { label: 'Copy link', Icon: Link, run: () => copyLink(link) }
}

/** Puts the link to a thing on the clipboard: it opens for colleagues who may see the thing, and for nobody else. */
function copyLink(link: DeepLink): void {
  navigator.clipboard
    .writeText(deepLinkTo(link))
    .then(() => showToast('Copied the link. It opens for colleagues in Foyer.'), tellError)
}

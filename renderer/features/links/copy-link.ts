import { deepLinkTo, type DeepLink } from '../../../protocol/ipc/deep-link.ts'
import { showToast, tellError } from '../../ui/toast.ts'

/** Puts the link to a thing on the clipboard: it opens for colleagues who may see the thing, and for nobody else. */
export function copyLink(link: DeepLink): void {
  navigator.clipboard
    .writeText(deepLinkTo(link))
    .then(() => showToast('Copied the link. It opens for colleagues in Foyer.'), tellError)
}

import { call } from '../app/bridge.ts'

/** Goes to what a pasted link names; false when it names nothing that is here for the user. */
export async function followLink(link: string): Promise<boolean> {
  return (await call('places.follow', { link })).followed
}

/** True for what may be a link to a person, a chat or a page of this network. */
export function isLikeLink(text: string): boolean {
  return /^(foyer|https?):\/\/\S+$/.test(text.trim())
}

/** Opens a link: a person who is known here in the window, anything else outside; false when main found it unsafe. */
export async function openLink(url: string): Promise<boolean> {
  return (await call('links.open', { url })).opened
}

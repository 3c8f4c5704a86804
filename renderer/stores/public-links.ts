import type { PublicLinkView } from '../../protocol/ipc/page-views.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { whenChanged } from './rereading.ts'

/** The public link of a person's profile here. */
export async function readPublicLink(userId: UserId): Promise<PublicLinkView> {
  return call('publicLinks.get', { userId })
}

/** Puts the link on the clipboard; with `renew` a new one, and the one before ends. */
export async function sharePublicLink(userId: UserId, renew: boolean): Promise<PublicLinkView> {
  return call('publicLinks.share', { userId, renew })
}

/** The link ends. */
export async function revokePublicLink(userId: UserId): Promise<void> {
  await call('publicLinks.revoke', { userId })
}

/** Calls `reread` when a link was made or has ended, here or on another device. */
export function whenPublicLinksChange(reread: () => void): () => void {
  return whenChanged(['publicLink', 'outbox'], reread)
}

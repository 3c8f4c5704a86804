import { Link, Link2Off, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PublicLinkView } from '../../../protocol/ipc/page-views.ts'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import type { UserId } from '../../../protocol/wire/ids.ts'
import { readPublicLink, sharePublicLink, whenPublicLinksChange } from '../../stores/public-links.ts'
import { useSession } from '../../stores/session.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { showToast, tellError } from '../../ui/toast.ts'

/** What the menu of a profile offers about its public link (use case 1); nothing for a company, or without the right. */
export function usePublicLinkItems(
  profile: ProfileView,
  ask: (what: 'renew' | 'revoke') => void,
): MenuItem[] {
  const { subject } = profile.face
  const userId = subject.kind === 'user' ? subject.id : null
  const mayShare = useSession(
    ({ session }) =>
      session.state === 'signedIn' &&
      (session.permissions.includes('customers.write') || session.userId === userId),
  )
  const link = usePublicLink(mayShare ? userId : null)
  if (!mayShare || userId === null) return []
  const share = () => void copyLink(userId, false)
  if (link?.address == null) return [{ label: 'Share Public Link', Icon: Link, run: share }]
  return [
    { label: 'Copy Public Link', Icon: Link, run: share },
    { label: 'Regenerate Link…', Icon: RefreshCw, run: () => ask('renew') },
    { label: 'Revoke Link…', Icon: Link2Off, tone: 'danger', run: () => ask('revoke') },
  ]
}

/** Copies the link and says so, also to a screen reader: the toasts are a live region. */
export async function copyLink(userId: UserId, renew: boolean): Promise<void> {
  try {
    const { waiting } = await sharePublicLink(userId, renew)
    const copied = renew ? 'New public link copied. The old one no longer works' : 'Public link copied'
    showToast(waiting ? `${copied}. It will work when online.` : `${copied}.`)
  } catch (error) {
    tellError(error)
  }
}

function usePublicLink(userId: UserId | null): PublicLinkView | null {
  const [link, setLink] = useState<{ userId: UserId; view: PublicLinkView } | null>(null)
  useEffect(() => {
    if (userId === null) return
    let isLeft = false
    const read = () => {
      readPublicLink(userId).then((view) => {
        if (!isLeft) setLink({ userId, view })
      }, tellError)
    }
    read()
    const stop = whenPublicLinksChange(read)
    return () => {
      isLeft = true
      stop()
    }
  }, [userId])
  return link?.userId === userId ? link.view : null
}

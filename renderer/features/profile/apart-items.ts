import { Ban, ShieldCheck, UserRoundCheck, UserRoundX } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ApartView } from '../../../protocol/ipc/apart-views.ts'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import type { UserId } from '../../../protocol/wire/ids.ts'
import { bar, block, readApart, whenApartChanges } from '../../stores/apart.ts'
import { useSession } from '../../stores/session.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { showToast, tellError } from '../../ui/toast.ts'

/** What the menu of a profile offers to keep a person away: from oneself, or from the network (use case 5). */
export function useApartItems({ face }: ProfileView, ask: (what: 'bar') => void): MenuItem[] {
  const { subject, name } = face
  const isMe = useSession(({ session }) => session.state === 'signedIn' && session.userId === subject.id)
  const userId = subject.kind === 'user' && !isMe ? subject.id : null
  const apart = useApart(userId)
  if (userId === null || apart === null) return []
  const own: MenuItem = apart.blockedByMe
    ? { label: 'Unblock for me', Icon: UserRoundCheck, run: () => setBlock(userId, name, false) }
    : { label: 'Block for me', Icon: UserRoundX, run: () => setBlock(userId, name, true) }
  if (apart.cannotBar !== null) return [own]
  if (apart.barred !== null) {
    return [own, { label: 'Let into the network again', Icon: ShieldCheck, run: () => letIn(userId, name) }]
  }
  return [own, { label: 'Bar from the network…', Icon: Ban, tone: 'danger', run: () => ask('bar') }]
}

/** Lets a barred person in again, and says so. */
export function letIn(userId: UserId, name: string): void {
  bar(userId, false, '').then(() => showToast(`${name} can sign in again`), tellError)
}

/** Bars a person, and offers the way back. */
export async function barFromNetwork(userId: UserId, name: string, reason: string): Promise<void> {
  await bar(userId, true, reason)
  showToast(`${name} is barred from the network`, {
    action: { label: 'Undo', run: () => letIn(userId, name) },
  })
}

function setBlock(userId: UserId, name: string, active: boolean): void {
  const words = active ? `${name} can’t write to you any more` : `${name} can write to you again`
  block(userId, active).then(
    () => showToast(words, { action: { label: 'Undo', run: () => setBlock(userId, name, !active) } }),
    tellError,
  )
}

function useApart(userId: UserId | null): ApartView | null {
  const [apart, setApart] = useState<{ userId: UserId; view: ApartView } | null>(null)
  useEffect(() => {
    if (userId === null) return
    let isLeft = false
    const read = () => {
      readApart(userId).then((view) => {
        if (!isLeft) setApart({ userId, view })
      }, tellError)
    }
    read()
    const stop = whenApartChanges(read)
    return () => {
      isLeft = true
      stop()
    }
  }, [userId])
  return apart?.userId === userId ? apart.view : null
}

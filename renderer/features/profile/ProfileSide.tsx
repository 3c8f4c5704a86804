import { X } from 'lucide-react'
import { useEffect } from 'react'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { useProfile } from '../../stores/profile.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useLastKnown } from '../../ui/use-last-known.ts'
import { PersonDrop } from '../drop/index.ts'
import { PaneError } from '../pane-states/index.ts'
import { Profile } from './Profile.tsx'
import styles from './ProfileSide.module.css'

const READ_WITHIN_MS = 50

/**
 * The profile at the right side. In a window under 1200 px it lies over the pane, and is there only when `open`.
 * Without `onClose` it can't be closed in a wide window.
 */
export function ProfileSide(props: {
  /** Null while it is not known yet: its room is there. */
  subject: Subject | null
  open: boolean
  onClose: () => void
  closable?: boolean
  /** The chat is open beside it already, so there is no Chat button. */
  besideChat?: boolean
}) {
  const { kind = null, id = null } = props.subject ?? {}
  const known = useProfile((state) => state.profile)
  // Somebody else's becomes this one's in a moment; should it take longer, it is out of sight until then.
  const profile = known?.face.subject.id === id ? known : null
  const { drawn, unseen } = useLastKnown(profile, READ_WITHIN_MS)
  const error = useProfile((state) => state.error)
  const reread = useProfile((state) => state.reread)
  useEffect(() => {
    if (id !== null) return useProfile.getState().watch({ kind, id } as Subject)
  }, [kind, id])
  return (
    <aside
      className={styles.side}
      data-open={props.open}
      aria-label={profile ? `Profile of ${profile.face.name}` : 'Profile'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        props.onClose()
      }}
    >
      <span className={styles.close} data-always={props.closable ?? false}>
        <IconButton label="Close profile" onClick={props.onClose}>
          <X size={18} strokeWidth={1.75} />
        </IconButton>
      </span>
      {error && !profile && id !== null && (
        <PaneError what="This profile" error={error} onRetry={() => void reread()} />
      )}
      {drawn && !(error && !profile) && (
        <div className={styles.person} inert={unseen}>
          <PersonDrop face={drawn.face} standing={drawn.standing} look="pane" className={styles.whole}>
            <Profile profile={drawn} besideChat={props.besideChat ?? false} />
          </PersonDrop>
        </div>
      )}
    </aside>
  )
}

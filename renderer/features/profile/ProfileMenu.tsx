import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { RevokeLinkDialog } from './RevokeLinkDialog.tsx'
import { usePublicLinkItems } from './public-link-items.ts'
import styles from './ProfileMenu.module.css'

/** (...) at the top right of a profile: what else can be done about this person. Nothing where there is nothing to do. */
export function ProfileMenu({ profile }: { profile: ProfileView }) {
  const [asking, setAsking] = useState<'renew' | 'revoke' | null>(null)
  const items = usePublicLinkItems(profile, setAsking)
  if (items.length === 0) return null
  return (
    <div className={styles.more}>
      <Menu items={items} align="end">
        <IconButton label={`More about ${profile.face.name}`}>
          <Ellipsis size={18} strokeWidth={1.75} />
        </IconButton>
      </Menu>
      {asking !== null && (
        <RevokeLinkDialog profile={profile} renew={asking === 'renew'} onClose={() => setAsking(null)} />
      )}
    </div>
  )
}

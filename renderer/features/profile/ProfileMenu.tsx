import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { tellError } from '../../ui/toast.ts'
import { copyLinkItem } from '../links/index.ts'
import { useApartItems } from './apart-items.ts'
import { BarDialog } from './BarDialog.tsx'
import { CompanyDialog } from './CompanyDialog.tsx'
import { DeleteDialog } from './DeleteDialog.tsx'
import { useDirectItems } from './direct-items.ts'
import { removeMember, useMembershipItems, type MembershipAsk } from './membership-items.ts'
import { MembershipDialog } from './MembershipDialog.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import { RevokeLinkDialog } from './RevokeLinkDialog.tsx'
import { usePublicLinkItems } from './public-link-items.ts'
import styles from './ProfileMenu.module.css'

/** (...) at the top right of a profile: what else can be done about this person. */
export function ProfileMenu({ profile }: { profile: ProfileView }) {
  const [asking, setAsking] = useState<'renew' | 'revoke' | 'bar' | MembershipAsk | null>(null)
  const { subject } = profile.face
  const link = subject.kind === 'user' ? ({ kind: 'person', id: subject.id } as const) : subject
  const items = [
    ...useDirectItems(profile),
    ...usePublicLinkItems(profile, setAsking),
    ...useMembershipItems(profile, setAsking),
    ...useApartItems(profile, setAsking),
    { ...copyLinkItem(link), apart: true },
  ]
  return (
    <div className={styles.more}>
      <Menu items={items} align="end">
        <IconButton label={`More about ${profile.face.name}`}>
          <Ellipsis size={18} strokeWidth={1.75} />
        </IconButton>
      </Menu>
      {(asking === 'renew' || asking === 'revoke') && (
        <RevokeLinkDialog profile={profile} renew={asking === 'renew'} onClose={() => setAsking(null)} />
      )}
      {(asking === 'membership' || asking === 'convert') && (
        <MembershipDialog profile={profile} convert={asking === 'convert'} onClose={() => setAsking(null)} />
      )}
      {asking === 'bar' && profile.face.subject.kind === 'user' && (
        <BarDialog
          userId={profile.face.subject.id}
          name={profile.face.name}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'delete' && profile.face.subject.kind === 'user' && (
        <DeleteDialog
          userId={profile.face.subject.id}
          name={profile.face.name}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'remove' && (
        <RemoveDialog
          whom={profile.face.name}
          onClose={() => setAsking(null)}
          onRemove={() => {
            setAsking(null)
            removeMember(profile).catch(tellError)
          }}
        />
      )}
      {asking === 'company' && profile.face.subject.kind === 'company' && (
        <CompanyDialog
          company={{
            id: profile.face.subject.id,
            name: profile.face.name,
            as: profile.standing === 'company' ? 'member' : 'nonmember',
            about: profile.about,
            email: profile.email,
            phone: profile.phone,
            website: profile.website,
          }}
          onSaved={() => setAsking(null)}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}

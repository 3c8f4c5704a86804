import { Briefcase, Pencil, Trash2, UserMinus, UserPlus } from 'lucide-react'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { changeMemberships } from '../../stores/customer-acts.ts'
import { useSession } from '../../stores/session.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { showToast, tellError } from '../../ui/toast.ts'

export type MembershipAsk = 'membership' | 'convert' | 'remove' | 'company' | 'delete'

/** What an administrator can do about how a customer stands here; nothing about colleagues, and without the right. */
export function useMembershipItems(profile: ProfileView, ask: (what: MembershipAsk) => void): MenuItem[] {
  const mayWrite = useSession(
    ({ session }) => session.state === 'signedIn' && session.permissions.includes('customers.write'),
  )
  if (!mayWrite) return []
  const edit = { label: 'Plan and company…', Icon: Briefcase, run: () => ask('membership') }
  switch (profile.standing) {
    case 'member':
      return [
        edit,
        {
          label: 'Remove from members…',
          Icon: UserMinus,
          tone: 'danger',
          apart: true,
          run: () => ask('remove'),
        },
      ]
    case 'nonmember':
      return [
        { label: 'Convert to member…', Icon: UserPlus, run: () => ask('convert') },
        edit,
        { label: 'Delete…', Icon: Trash2, tone: 'danger', apart: true, run: () => ask('delete') },
      ]
    case 'company':
    case 'nonmemberCompany':
      return [{ label: 'Edit company…', Icon: Pencil, run: () => ask('company') }]
    default:
      return []
  }
}

/** A member becomes a nonmember; Undo gives plan and company back. */
export async function removeMember({ face }: ProfileView): Promise<void> {
  if (face.subject.kind !== 'user') return
  const undo = await changeMemberships([
    { userId: face.subject.id, as: 'nonmember', plan: null, companyId: null, companyRole: null },
  ])
  showToast(`${face.name} is a nonmember now`, {
    action: { label: 'Undo', run: () => void changeMemberships(undo).catch(tellError) },
  })
}

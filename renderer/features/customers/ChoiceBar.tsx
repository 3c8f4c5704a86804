import { Download, Tag, UserMinus, UserPlus, X } from 'lucide-react'
import { useState } from 'react'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { changeMemberships, exportCustomers, type MembershipChange } from '../../stores/customer-acts.ts'
import { useCustomerChoice } from '../../stores/customer-choice.ts'
import { subjectsAt, useCustomers } from '../../stores/customers.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { countWords } from '../../ui/size-words.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import { RemoveDialog } from '../profile/index.ts'
import { TagDialog } from './TagDialog.tsx'
import styles from './ChoiceBar.module.css'

const ALL_MAX = 100_000

/** What can be done with all who are chosen, in the place of the filters. */
export function ChoiceBar({ mayWrite }: { mayWrite: boolean }) {
  const { chosen, add, clear } = useCustomerChoice()
  const { query, total } = useCustomers()
  const [asking, setAsking] = useState<'tag' | 'remove' | null>(null)
  const subjects = [...chosen.values()]
  const ofUsers = query.tab === 'members' || query.tab === 'nonmemberUsers'
  const isMembers = query.tab === 'members'

  const change = async (as: 'member' | 'nonmember') => {
    const changes = subjects.flatMap((subject) => changeOf(subject, as))
    const undo = await changeMemberships(changes)
    clear()
    const words = as === 'member' ? 'made members' : 'removed from the members'
    showToast(`${peopleWords(changes.length)} ${words}`, {
      action: { label: 'Undo', run: () => void changeMemberships(undo).catch(tellError) },
    })
  }
  const save = async () => {
    const rows = await exportCustomers({ query: null, subjects })
    if (rows !== null) showToast(`Exported ${countWords(rows)} ${rows === 1 ? 'customer' : 'customers'}`)
  }

  return (
    <div className={styles.bar} role="toolbar" aria-label="Chosen customers">
      <span className={styles.count} role="status">
        {countWords(chosen.size)} chosen
      </span>
      {total !== null && chosen.size < total && (
        <Button
          size="small"
          look="quiet"
          onClick={() => void subjectsAt(query, 0, ALL_MAX).then((all) => add(all), tellError)}
        >
          Choose all {countWords(total)}
        </Button>
      )}
      <span className={styles.acts}>
        {mayWrite && (
          <Button size="small" onClick={() => setAsking('tag')}>
            <Tag size={14} strokeWidth={1.75} aria-hidden="true" />
            Tags…
          </Button>
        )}
        {mayWrite && ofUsers && !isMembers && (
          <Button size="small" onClick={() => void change('member').catch(tellError)}>
            <UserPlus size={14} strokeWidth={1.75} aria-hidden="true" />
            Convert to members
          </Button>
        )}
        <Button size="small" onClick={() => void save().catch(tellError)}>
          <Download size={14} strokeWidth={1.75} aria-hidden="true" />
          Export…
        </Button>
        {mayWrite && isMembers && (
          <Button size="small" look="danger" onClick={() => setAsking('remove')}>
            <UserMinus size={14} strokeWidth={1.75} aria-hidden="true" />
            Remove…
          </Button>
        )}
      </span>
      <IconButton label="Choose nobody" onClick={clear}>
        <X size={16} strokeWidth={1.75} />
      </IconButton>
      {asking === 'tag' && <TagDialog subjects={subjects} onClose={() => setAsking(null)} />}
      {asking === 'remove' && (
        <RemoveDialog
          whom={peopleWords(chosen.size)}
          onClose={() => setAsking(null)}
          onRemove={() => {
            setAsking(null)
            void change('nonmember').catch(tellError)
          }}
        />
      )}
    </div>
  )
}

/** Companies among the chosen are not members in this sense. */
function changeOf(subject: Subject, as: 'member' | 'nonmember'): MembershipChange[] {
  if (subject.kind !== 'user') return []
  if (as === 'member') return [{ userId: subject.id, as }]
  return [{ userId: subject.id, as, plan: null, companyId: null, companyRole: null }]
}

function peopleWords(count: number): string {
  return count === 1 ? '1 person' : `${countWords(count)} people`
}

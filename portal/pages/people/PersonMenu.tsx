import { Ban, Ellipsis, Flag } from 'lucide-react'
import { useState } from 'react'
import type { UserId } from '../../../protocol/wire/ids.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Dialog } from '../../../renderer/ui/Dialog.tsx'
import { HiddenText } from '../../../renderer/ui/HiddenText.tsx'
import { Menu } from '../../../renderer/ui/Menu.tsx'
import { reasonOf } from '../../api-error.ts'
import type { Desk } from '../../desk.ts'
import { ReportDialog } from './ReportDialog.tsx'
import styles from './PersonMenu.module.css'

/** What one can do about a person: block, unblock, report. */
export function PersonMenu(props: { desk: Desk; userId: UserId; name: string; hasBlocked: boolean }) {
  const { desk, userId, name, hasBlocked } = props
  const [asks, setAsks] = useState<'block' | 'report' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const block = (active: boolean): void => {
    setProblem(null)
    desk.block(userId, active).then(
      () => setAsks(null),
      (error: unknown) => {
        setAsks('block')
        setProblem(`${active ? 'Not blocked' : 'Still blocked'}. ${reasonOf(error)}`)
      },
    )
  }
  return (
    <>
      <Menu
        align="end"
        items={[
          hasBlocked
            ? { label: `Unblock ${name}`, Icon: Ban, run: () => block(false) }
            : { label: `Block ${name}…`, Icon: Ban, tone: 'danger', run: () => setAsks('block') },
          { label: `Report ${name}…`, Icon: Flag, tone: 'danger', run: () => setAsks('report') },
        ]}
      >
        <button type="button" className={styles.more}>
          <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />
          <HiddenText>More for {name}</HiddenText>
        </button>
      </Menu>
      {asks === 'report' && (
        <ReportDialog about={{ userId, name, message: null }} onClose={() => setAsks(null)} />
      )}
      {asks === 'block' && (
        <Dialog
          title={hasBlocked ? `Unblock ${name}?` : `Block ${name}?`}
          onClose={() => setAsks(null)}
          actions={
            <>
              <Button size="touch" data-first-focus onClick={() => setAsks(null)}>
                Cancel
              </Button>
              <Button look="danger" size="touch" onClick={() => block(!hasBlocked)}>
                {hasBlocked ? 'Unblock' : 'Block'}
              </Button>
            </>
          }
        >
          <p>
            {hasBlocked
              ? `You can write to each other again.`
              : `${name} can’t write to you any more, and sees “Unavailable user” in your place. What was written stays. You can take it back at any time.`}
          </p>
          {problem && (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          )}
        </Dialog>
      )}
    </>
  )
}

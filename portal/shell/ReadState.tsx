import { RefreshCw } from 'lucide-react'
import { Button } from '../../renderer/ui/Button.tsx'
import { EmptyState } from '../../renderer/ui/EmptyState.tsx'
import type { Read } from '../use-read.ts'

/** What a page shows while nothing has been read: that it is read, or why it couldn't be and the way out. */
export function ReadState({ what, read }: { what: string; read: Pick<Read<unknown>, 'reason' | 'again'> }) {
  if (read.reason === null) return <p role="status">Reading {what}…</p>
  return (
    <EmptyState
      tone="error"
      icon={<RefreshCw size={20} strokeWidth={1.75} />}
      title={`${what.charAt(0).toUpperCase()}${what.slice(1)} couldn’t be read`}
      action={
        <Button size="touch" onClick={() => void read.again()}>
          Try again
        </Button>
      }
    >
      {read.reason}
    </EmptyState>
  )
}

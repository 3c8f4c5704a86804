import type { ReactNode } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'

/** What stands where a link or its document can't be read: `reason` of a failure, which may be tried again, or else `gone`. */
export function NotOpened(props: {
  icon: ReactNode
  title: string
  gone: string
  reason: string | null
  onRetry: () => void
}) {
  return (
    <EmptyState
      tone="error"
      icon={props.icon}
      title={props.title}
      action={
        props.reason !== null && (
          <Button look="primary" size="touch" onClick={props.onRetry}>
            Try again
          </Button>
        )
      }
    >
      {props.reason ?? props.gone}
    </EmptyState>
  )
}

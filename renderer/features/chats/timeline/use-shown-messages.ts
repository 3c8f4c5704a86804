import { useMemo } from 'react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { useThread } from '../../../stores/thread.ts'

const NONE: MessageView[] = []

/** The messages of the run, then own ones that are on their way to the disk. */
export function useShownMessages(): MessageView[] {
  const messages = useThread((state) => state.messages) ?? NONE
  const echoes = useThread((state) => state.echoes)
  return useMemo(
    () => (echoes.length === 0 ? messages : [...messages, ...echoes.map(({ message }) => message)]),
    [messages, echoes],
  )
}

import type { ReactNode } from 'react'
import type { ChatHead } from '../../../protocol/ipc/views.ts'
import { useStaged } from '../../stores/staged.ts'
import { firstName, standingWords } from '../people/index.ts'
import { DropTarget, type DropSign } from './DropTarget.tsx'

/** A whole chat as a place for files: they join what is being written, a note when it is a note. */
export function ThreadDrop({
  head,
  className,
  children,
}: {
  head: ChatHead
  className?: string | undefined
  children: ReactNode
}) {
  const forNote = useStaged((state) => state.forNote)
  const add = useStaged((state) => state.add)
  return (
    <DropTarget
      sign={signFor(head, forNote)}
      look="pane"
      className={className}
      onDrop={(files) => void add(files)}
    >
      {children}
    </DropTarget>
  )
}

function signFor(head: ChatHead, forNote: boolean): DropSign {
  if (head.cannotWrite !== null) return { refusal: head.cannotWrite }
  if (forNote) {
    const name = <bdi>{firstName(head.face)}</bdi>
    return { title: <>Add to the internal note, not visible to {name}</> }
  }
  return {
    title: (
      <>
        Send to <bdi>{head.face.name}</bdi>, {standingWords(head.standing).toLowerCase()}
      </>
    ),
    hint: 'Nothing leaves this computer before you press Send.',
  }
}

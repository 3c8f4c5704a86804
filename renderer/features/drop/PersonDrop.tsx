import type { ReactNode } from 'react'
import type { Face, Standing } from '../../../protocol/ipc/views.ts'
import type { ConversationId, Subject } from '../../../protocol/wire/ids.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useSession } from '../../stores/session.ts'
import { chatToWriteIn, useStaged } from '../../stores/staged.ts'
import { useThread } from '../../stores/thread.ts'
import { tellError } from '../../ui/toast.ts'
import { standingWords } from '../people/index.ts'
import { DropTarget, type DropSign } from './DropTarget.tsx'

/**
 * Makes what stands for a person or company a place for files: dropped there, they lie in the tray of that chat, which
 * is shown with the cursor in its composer. Nothing leaves before Send (use case 4).
 */
export function PersonDrop(props: {
  face: Face
  /** Left out where it is not known. */
  standing?: Standing
  look?: 'pane' | 'row'
  className?: string | undefined
  /** The chat that the row is about; without it the desk chat with this person. */
  conversationId?: ConversationId
  children: ReactNode
}) {
  const { face, standing, look, className, conversationId } = props
  const mayWrite = useSession(
    ({ session }) => session.state === 'signedIn' && session.permissions.includes('chat.reply'),
  )
  return (
    <DropTarget
      sign={signFor(face, standing, mayWrite)}
      look={look ?? 'row'}
      className={className}
      onDrop={(files) => void sendTo(conversationId ? { conversationId } : { subject: face.subject }, files)}
    >
      {props.children}
    </DropTarget>
  )
}

function signFor(face: Face, standing: Standing | undefined, mayWrite: boolean): DropSign {
  if (!mayWrite) return { refusal: 'You may not send files here: your role can’t write in chats.' }
  if (standing === 'unknown') return { refusal: `${face.name} is no longer here, so nothing can be sent.` }
  return {
    title: (
      <>
        Send to <bdi>{face.name}</bdi>
        {standing && `, ${standingWords(standing).toLowerCase()}`}
      </>
    ),
  }
}

async function sendTo(
  to: { conversationId: ConversationId } | { subject: Subject },
  files: File[],
): Promise<void> {
  try {
    const conversationId = await chatToWriteIn(to)
    // The thread has to know whose chat it is while that has no message yet.
    if ('subject' in to) await useThread.getState().find(to.subject)
    const staged = useStaged.getState().addTo(conversationId, files)
    useNavigation.getState().write(conversationId)
    await staged
  } catch (error) {
    tellError(error)
  }
}

import { Copy, Forward, MailOpen, Pencil, PenLine, Reply, Undo2, type LucideIcon } from 'lucide-react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { useSignatureDialog } from '../../../stores/signatures.ts'
import { useReplyTarget } from '../../../stores/reply-target.ts'
import { canEdit } from '../../../stores/thread-messages.ts'
import { useThread } from '../../../stores/thread.ts'
import { showToast, tellError } from '../../../ui/toast.ts'
import { forwardFiles } from '../../files/index.ts'
import type { Who } from './who.ts'

export interface MessageAction {
  label: string
  Icon: LucideIcon
  tone?: 'danger'
  /** The action takes the focus somewhere itself. */
  movesFocus?: boolean
  run: () => void
}

/** Asking for signatures of the PDFs of a desk chat that nobody is asked to sign now. */
function toSign(message: MessageView, who: Who): MessageAction[] {
  const { head } = useThread.getState()
  const isPossible = message.seq !== null && message.deletedAt === null && message.kind === 'text'
  if (!isPossible || who.cannotWrite !== null || head?.kind !== 'desk') return []
  const open = message.signatures.filter(({ status }) => ['waiting', 'sent', 'viewed'].includes(status))
  const pdfs = message.files.filter(({ id, mime }) => {
    return mime === 'application/pdf' && !open.some(({ fileId }) => fileId === id)
  })
  return pdfs.map((file) => ({
    label: pdfs.length === 1 ? 'Request signature…' : `Request signature of ${file.name}…`,
    Icon: PenLine,
    movesFocus: true,
    run: () =>
      useSignatureDialog.getState().ask({
        conversationId: who.conversationId,
        face: head.face,
        fileName: file.name,
        file: { of: 'message', fileId: file.id, messageId: message.id },
      }),
  }))
}

/** What can be done with a message, for its menu. */
export function messageActions(message: MessageView, who: Who, onUnsend: () => void): MessageAction[] {
  const { seq, text } = message
  const stored = seq !== null && message.deletedAt === null
  const actions: (MessageAction | false)[] = [
    canAnswer(message, who) && {
      label: 'Reply',
      Icon: Reply,
      movesFocus: true,
      run: () => answerMessage(message),
    },
    text !== '' && message.deletedAt === null && { label: 'Copy text', Icon: Copy, run: () => copy(text) },
    stored &&
      message.files.length > 0 && {
        label: message.files.length === 1 ? 'Forward the file…' : `Forward ${message.files.length} files…`,
        Icon: Forward,
        movesFocus: true,
        run: () => forwardFiles(message.files.map(({ id }) => id)),
      },
    ...toSign(message, who),
    canEdit(message) &&
      who.cannotWrite === null && {
        label: 'Edit',
        Icon: Pencil,
        movesFocus: true,
        run: () => useThread.getState().edit(message.id),
      },
    seq !== null &&
      !message.byMe && {
        label: 'Mark unread from here',
        Icon: MailOpen,
        run: () => void useThread.getState().markUnreadFrom(seq).catch(tellError),
      },
    stored &&
      message.byMe &&
      message.kind !== 'booking' && {
        label: message.kind === 'note' ? 'Remove…' : 'Unsend…',
        Icon: Undo2,
        tone: 'danger',
        movesFocus: true,
        run: onUnsend,
      },
  ]
  return actions.filter((action) => action !== false)
}

/** Only what the server has can be answered or reacted to, where one may write at all. */
export function canAnswer({ seq, deletedAt, kind }: MessageView, who: Who): boolean {
  return seq !== null && deletedAt === null && kind !== 'booking' && who.cannotWrite === null
}

/** Quotes the message above the box. */
export function answerMessage({ id, authorName, text, files }: MessageView): void {
  useReplyTarget.getState().answer({ messageId: id, authorName, text: text || (files[0]?.name ?? '') })
}

function copy(text: string): void {
  const selected = window.getSelection()?.toString()
  navigator.clipboard
    .writeText(selected || text)
    .then(() => showToast(selected ? 'Copied what was selected' : 'Copied'), tellError)
}

import type { CommandInput, CommandOutput } from '../../protocol/ipc/commands.ts'
import type { Draft, SavedReplyView, StagedFile } from '../../protocol/ipc/views.ts'
import type { FileId, MessageId, OpId, SavedReplyId, UserId } from '../../protocol/wire/ids.ts'
import { CONVERSATION } from './samples.ts'

export const NO_DRAFT: Draft = { text: '', kind: 'text', replyToId: null }
export const SENT = { messageId: 'm' as MessageId, opId: 'o' as OpId }

/** What main answers to a composer. `kept` is what it keeps of the draft. */
export function composerAnswers(kept: { draft: Draft }) {
  return {
    'drafts.get': () => kept.draft,
    'drafts.save': ({ text, kind, replyToId }: CommandInput<'drafts.save'>) => {
      kept.draft = { text, kind, replyToId: replyToId as MessageId | null }
      return {}
    },
    'desk.colleagues': () => ({
      people: [{ userId: 'maria' as UserId, name: 'Maria Silva', photoFileId: null }],
    }),
    'desk.savedReplies': () => ({
      replies: [
        reply('Wifi', 'The network is Riverside-Guest.', []),
        reply('Room ready', 'Hi {{name}}, {{room}} is ready.', ['name', 'room']),
      ],
    }),
    'chats.typing': () => ({}),
    'files.limits': (): CommandOutput<'files.limits'> => ({ limits: null }),
    'files.staged': (): CommandOutput<'files.staged'> => ({ files: [] }),
    'messages.send': () => SENT,
  }
}

function reply(title: string, filled: string, missing: string[]): SavedReplyView {
  return { id: title as SavedReplyId, title, text: filled, filled, missing, pending: false }
}

/** A file in the tray. */
export function sampleStaged(change: Partial<StagedFile> = {}): StagedFile {
  return {
    id: 'file-1' as FileId,
    conversationId: CONVERSATION,
    name: 'bike-room.jpg',
    sizeBytes: 1000,
    mime: 'application/pdf',
    caption: '',
    state: 'staged',
    sentBytes: 0,
    bytesPerSecond: null,
    error: null,
    signature: null,
    ...change,
  }
}

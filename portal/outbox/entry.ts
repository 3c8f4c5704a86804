import { z } from 'zod'
import { PortalMessage } from '../../protocol/wire/http.ts'
import { ConversationId, FileId, MessageId, newId, OpId, UserId } from '../../protocol/wire/ids.ts'

/** A file of a message that waits. Its bytes are in the file box under `id`. */
export const OutboxFile = z.object({
  id: FileId,
  name: z.string(),
  mime: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  sha256: z.string().nullable(),
  /** Where the upload goes on after it was cut; null before its first byte. */
  uploadUrl: z.string().nullable(),
  uploaded: z.boolean(),
})
export type OutboxFile = z.infer<typeof OutboxFile>

/** What every entry of an outbox has. */
export interface Waiting {
  opId: OpId
  files: OutboxFile[]
  /** Set when the server refused for good: the person decides what happens next. */
  refusal: string | null
}

/** A message that the person has sent and the server has not yet taken. */
export const OutboxEntry = z.object({
  opId: OpId,
  messageId: MessageId,
  conversationId: ConversationId,
  text: z.string(),
  files: z.array(OutboxFile),
  /** What it answers, as it is shown while it waits. */
  replyTo: PortalMessage.shape.replyTo.default(null),
  /** With whom a direct chat may begin by it; the server needs that for the first message only. */
  directUserId: UserId.nullable().default(null),
  writtenAtMs: z.number().int(),
  /** Set when the server refused for good: the person decides what happens next. */
  refusal: z.string().nullable(),
})
export type OutboxEntry = z.infer<typeof OutboxEntry>

/** A new message with ids of its own, so that sending it twice has one effect (I3). */
export function newEntry(
  conversationId: ConversationId,
  text: string,
  files: readonly { id: FileId; file: File }[],
  { replyTo = null, directUserId = null }: Partial<Pick<OutboxEntry, 'replyTo' | 'directUserId'>> = {},
): OutboxEntry {
  return {
    opId: newId() as OpId,
    messageId: newId() as MessageId,
    conversationId,
    text,
    replyTo,
    directUserId,
    files: files.map(newFile),
    writtenAtMs: Date.now(),
    refusal: null,
  }
}

/** A file that was chosen, before its first byte went. */
export function newFile({ id, file }: { id: FileId; file: File }): OutboxFile {
  return {
    id,
    name: wireName(file.name),
    mime: file.type || 'application/octet-stream',
    sizeBytes: file.size,
    sha256: null,
    uploadUrl: null,
    uploaded: false,
  }
}

/** File systems allow control characters in names, the wire doesn't (ShortText). */
function wireName(name: string): string {
  return name.replace(/\p{Cc}/gu, '').slice(0, 300) || 'file'
}

import { create } from 'zustand'
import type { Face, SignatureDraft, SignerChoice } from '../../protocol/ipc/views.ts'
import type {
  ConversationId,
  FileId,
  MessageId,
  NotificationId,
  SignatureId,
} from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'

/** Which PDF is to be signed: one in the tray, with what was asked of it so far, or one that a message carries. */
type ToSign =
  | { of: 'tray'; fileId: FileId; draft: SignatureDraft | null }
  | { of: 'message'; fileId: FileId; messageId: MessageId }

interface Asked {
  conversationId: ConversationId
  face: Face
  fileName: string
  file: ToSign
}

/** Who can be chosen to sign in a chat. */
export async function readSignerChoices({ conversationId, face }: Asked): Promise<SignerChoice[]> {
  const { people } = await call('signatures.choices', { conversationId, subject: face.subject })
  return people
}

/** Asks for signatures: with the message when the file is in the tray, else at once. Throws with what is missing. */
export async function askForSignatures({ file }: Asked, draft: SignatureDraft): Promise<void> {
  if (file.of === 'tray') await call('signatures.draft', { fileId: file.fileId, draft })
  else await call('signatures.request', { messageId: file.messageId, fileId: file.fileId, draft })
}

/** Takes back what was asked of a file in the tray. */
export async function dropSignatureDraft(fileId: FileId): Promise<void> {
  await call('signatures.draft', { fileId, draft: null })
}

/** Takes a request back; no link works any more. */
export async function withdrawSignature(signatureId: SignatureId): Promise<void> {
  await call('signatures.withdraw', { signatureId })
}

/** Has whoever's turn it is mailed once more. */
export async function remindSigner(signatureId: SignatureId): Promise<void> {
  await call('signatures.remind', { signatureId })
}

/** Saves who did what and when, as the server has written it down, where the user says. Out: false when cancelled. */
export async function saveEvidence(signatureId: SignatureId): Promise<boolean> {
  return (await call('signatures.saveEvidence', { signatureId })).saved
}

/** Has the signed copy tried again that could not be made. */
export async function sealAgain(signatureId: SignatureId): Promise<void> {
  await call('signatures.sealAgain', { signatureId })
}

/** The rows of Notifications that tell of a request: whoever has its card before them has read them. */
export async function readNews(news: NotificationId[]): Promise<void> {
  await call('notifications.mark', { ids: news, read: true })
}

interface SignatureDialogState {
  /** What is to be signed; null while the dialog is closed. */
  asked: Asked | null
  ask: (asked: Asked) => void
  close: () => void
}

/** The dialog "Request signature", which stands above every pane. */
export const useSignatureDialog = create<SignatureDialogState>()((set) => ({
  asked: null,
  ask: (asked) => set({ asked }),
  close: () => set({ asked: null }),
}))

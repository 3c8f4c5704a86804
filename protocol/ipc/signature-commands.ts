import { z } from 'zod'
import { ConversationId, FileId, MessageId, SignatureId, Subject } from '../wire/ids.ts'
import { SignatureDraft, SignerChoice } from './signature-views.ts'

const done = z.object({})

/** The section `signatures` of the table: having PDFs signed (use case 4). */
export const SIGNATURE_COMMANDS = {
  /** `subject`: whose chat it is, when it may not have a message yet. */
  'signatures.choices': {
    input: z.object({ conversationId: ConversationId, subject: Subject.nullable() }),
    output: z.object({ people: z.array(SignerChoice) }),
  },
  /** What is asked of a PDF in the tray; null takes it back. It goes with the message. */
  'signatures.draft': {
    input: z.object({ fileId: FileId, draft: SignatureDraft.nullable() }),
    output: done,
  },
  /** Asks for signatures of a PDF that a message carries already. */
  'signatures.request': {
    input: z.object({ messageId: MessageId, fileId: FileId, draft: SignatureDraft }),
    output: done,
  },
  'signatures.withdraw': { input: z.object({ signatureId: SignatureId }), output: done },
  /** Fetches the record of a request from the server and saves it where the user says. */
  'signatures.saveEvidence': {
    input: z.object({ signatureId: SignatureId }),
    output: z.object({ saved: z.boolean() }),
  },
  'signatures.remind': { input: z.object({ signatureId: SignatureId }), output: done },
  'signatures.sealAgain': { input: z.object({ signatureId: SignatureId }), output: done },
} as const

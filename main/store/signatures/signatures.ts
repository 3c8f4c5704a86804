import type {
  ConversationId,
  FileId,
  LocationId,
  MessageId,
  SignatureId,
  SignerId,
  UserId,
} from '../../../protocol/wire/ids.ts'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import { NewSigner } from '../../../protocol/wire/ops/signatures.ts'
import { SIGNED_BYTES_MAX } from '../../../protocol/wire/signature-limits.ts'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { chatOf } from '../chats/chat.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { whereIs } from '../outbox/where-is.ts'
import { lookUpFace } from '../people/faces.ts'
import { StoreError } from '../store-error.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import { personOf } from './signatures-shown.ts'
import type { SignatureDraft, SignatureVerbs, SignerChoice } from './signature-verbs.ts'

type Request = Extract<OpBody, { type: 'signature.request' }>

/** Having PDFs signed: written here first, and laid over the rows until the server has it. */
export function signatureVerbs(context: StoreContext): SignatureVerbs {
  const { cache, outbox, overlay, session } = context

  return {
    signerChoices: ({ conversationId, subject }) => {
      const chat = chatOf(context, conversationId)
      const here = chat?.locationId ?? session.here()
      const customers = customersOf(context, chat?.subject ?? subject, here)
      const staff = cache
        .all<{ id: UserId }>(
          `SELECT user_id AS id FROM memberships m JOIN users u ON u.id = m.user_id
           WHERE m.location_id = @here AND m.admin_role IS NOT NULL ORDER BY u.name`,
          { here },
        )
        .filter(({ id }) => !customers.includes(id))
      return {
        people: [
          ...customers.map((id) => choiceOf(context, id, here, true)),
          ...staff.map(({ id }) => choiceOf(context, id, here, false)),
        ],
      }
    },

    draftSignature: ({ fileId, draft }) => {
      const file = outbox.get<{ name: string; mime: string; sizeBytes: number; conversationId: string }>(
        `SELECT name, mime, size_bytes AS sizeBytes, conversation_id AS conversationId FROM staged_files
         WHERE id = @fileId AND message_id IS NULL`,
        { fileId },
      )
      if (!file) return NOTHING_TOUCHED
      if (draft !== null) {
        checkFile(file)
        checkDraft(draft)
      }
      outbox.run('UPDATE staged_files SET signature = @signature WHERE id = @fileId AND message_id IS NULL', {
        fileId,
        signature: draft === null ? null : JSON.stringify(draft),
      })
      return touched(['staged'], [file.conversationId])
    },

    requestSignature: ({ messageId, fileId, draft }) => {
      const file = cache.get<{ name: string; mime: string; sizeBytes: number }>(
        'SELECT name, mime, size_bytes AS sizeBytes FROM files WHERE id = @fileId AND owner_id = @messageId',
        { fileId, messageId },
      )
      if (!file) throw new StoreError('fileMissing', 'This file is no longer in the message.')
      checkFile(file)
      const { conversationId, locationId } = whereIs(context, messageId)
      overlay.outdate()
      outbox.transaction(() => {
        addRequest(context, { messageId, fileId, conversationId, locationId, draft })
      })
      return touched(['signature', 'message', 'outbox'], [conversationId])
    },

    withdrawSignature: ({ signatureId }) => {
      const waiting = entriesFor(outbox, targetOf(signatureId)).find(
        (entry) => entry.body.type === 'signature.request' && isOpen(entry),
      )
      if (waiting) {
        // Nobody was asked yet: it only leaves the outbox.
        overlay.outdate()
        removeEntry(outbox, waiting.opId)
        return touched(['signature', 'message', 'outbox'], [waiting.conversationId ?? ''])
      }
      return change(signatureId, { type: 'signature.withdraw', signatureId })
    },

    remindSigner: ({ signatureId }) => change(signatureId, { type: 'signature.remind', signatureId }),

    sealAgain: ({ signatureId }) => change(signatureId, { type: 'signature.sealAgain', signatureId }),
  }

  function change(
    signatureId: SignatureId,
    body: Extract<OpBody, { type: 'signature.withdraw' | 'signature.remind' | 'signature.sealAgain' }>,
  ) {
    const row = cache.get<{ conversationId: ConversationId; locationId: LocationId }>(
      'SELECT conversation_id AS conversationId, location_id AS locationId FROM signatures WHERE id = @signatureId',
      { signatureId },
    )
    if (!row) throw new StoreError('notFound', 'This request is not on this device.')
    overlay.outdate()
    outbox.transaction(() => {
      const { conversationId, locationId } = row
      const targetId = targetOf(signatureId)
      addEntry(context, { lane: targetId, targetId, conversationId, locationId, body })
    })
    return touched(['signature', 'message', 'outbox'], [row.conversationId])
  }
}

/** Writes a request into the outbox, in the lane of its message; inside a transaction of the caller. */
export function addRequest(
  context: StoreContext,
  about: {
    messageId: MessageId
    fileId: FileId
    conversationId: ConversationId
    locationId: LocationId
    draft: SignatureDraft
    heldUntil?: number | null
  },
): void {
  const { draft, messageId, fileId, conversationId, locationId } = about
  checkDraft(draft)
  const signatureId = context.newId() as SignatureId
  const body: Request = {
    type: 'signature.request',
    signatureId,
    messageId,
    fileId,
    title: draft.title.trim(),
    signers: draft.signers.map((signer) => ({ ...cleaned(signer), id: context.newId() as SignerId })),
    days: draft.days,
  }
  addEntry(context, {
    lane: targetOf(signatureId),
    targetId: targetOf(signatureId),
    conversationId,
    locationId,
    heldUntil: about.heldUntil ?? null,
    body,
  })
}

function cleaned(signer: SignatureDraft['signers'][number]): SignatureDraft['signers'][number] {
  if (signer.kind === 'user') return signer
  return { ...signer, name: signer.name.trim(), email: signer.email.trim() }
}

/** Throws with what is missing, before anything is written. */
function checkDraft(draft: SignatureDraft): void {
  if (draft.title.trim() === '') throw new StoreError('badRequest', 'Write what the document is called.')
  if (draft.signers.length === 0) throw new StoreError('badRequest', 'Choose who is to sign.')
  for (const signer of draft.signers) {
    const parsed = NewSigner.safeParse({ ...cleaned(signer), id: '00000000-0000-7000-8000-000000000000' })
    if (!parsed.success) {
      throw new StoreError('badRequest', 'A signer needs a name and a whole e-mail address.')
    }
  }
}

function checkFile(file: { name: string; mime: string; sizeBytes: number }): void {
  if (file.mime !== 'application/pdf') {
    throw new StoreError('badRequest', `“${file.name}” is no PDF. Only a PDF can be signed.`)
  }
  if (file.sizeBytes > SIGNED_BYTES_MAX) {
    throw new StoreError(
      'tooLarge',
      `“${file.name}” is larger than 25 MiB, which is the most that can be signed.`,
    )
  }
}

function targetOf(signatureId: SignatureId): string {
  return `signature:${signatureId}`
}

/** The customer, or the people of a company. */
function customersOf({ cache }: StoreContext, subject: Subject | null, here: LocationId): UserId[] {
  if (subject === null) return []
  if (subject.kind === 'user') return [subject.id]
  return cache
    .all<{ id: UserId }>(
      `SELECT user_id AS id FROM memberships m JOIN users u ON u.id = m.user_id
       WHERE m.location_id = @here AND m.company_id = @company ORDER BY u.name`,
      { here, company: subject.id },
    )
    .map(({ id }) => id)
}

function choiceOf(context: StoreContext, userId: UserId, here: string, isCustomer: boolean): SignerChoice {
  const { email } = personOf(context, userId)
  const { face } = lookUpFace(context, { kind: 'user', id: userId }, here)
  return { face, userId, email: email === '' ? null : email, isCustomer }
}

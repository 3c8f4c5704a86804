import { expect, it } from 'vitest'
import type { FileId, MessageId, SignatureId, SignerId } from '../../../protocol/wire/ids.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import type { SignatureRow } from '../../../protocol/wire/rows/signatures.ts'
import type { Store } from '../store.ts'
import { arrive, newStore, storeWithChat, storeWithPeople } from '../testing/memory-store.ts'
import {
  conversation,
  DANA,
  idOf,
  message,
  NADIA,
  NADIA_CHAT,
  NOON,
  RIVERSIDE,
  toNadia,
} from '../testing/people.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import type { SignatureDraft } from './signature-verbs.ts'

const PDF = idOf<FileId>(6, 1)
const SHA = 'b'.repeat(64)
const REQUEST = idOf<SignatureId>(9, 1)
const DRAFT: SignatureDraft = {
  title: 'Flex desk contract',
  signers: [
    { kind: 'user', userId: NADIA },
    { kind: 'email', name: 'Oleh Notary', email: 'oleh@notary.example' },
  ],
  days: 14,
}

const thread = (store: Store) =>
  store.messagesPage({ conversationId: NADIA_CHAT, beforeSeq: null, limit: 9 }).messages
const cards = (store: Store) => thread(store).flatMap(({ signatures }) => signatures)
const types = (store: Store) => store.outbox().map(({ op }) => op.body.type)

function stage(store: Store, mime = 'application/pdf'): void {
  const conversationId = NADIA_CHAT
  store.addStagedFile({ id: PDF, conversationId, name: 'contract.pdf', sizeBytes: 9, mime, sha256: SHA })
}

/** Nadia’s chat with a message of the desk that carries a PDF. */
function storeWithPdf(): Store {
  const file = { id: PDF, name: 'contract.pdf', sizeBytes: 9, mime: 'application/pdf', sha256: SHA }
  const row = { ...message(2), files: [{ ...file, width: null, height: null }] }
  return storeWithChat([{ entity: 'message', row }])
}

const asked = () => ({ messageId: message(2).id, fileId: PDF, draft: DRAFT })

function request(more: Partial<SignatureRow> = {}): AnyRow {
  const row: SignatureRow = {
    id: REQUEST,
    rev: 1,
    locationId: RIVERSIDE,
    conversationId: NADIA_CHAT,
    messageId: message(2).id,
    file: { id: PDF, name: 'contract.pdf', sizeBytes: 9, sha256: SHA },
    title: 'Flex desk contract',
    requestedByUserId: DANA,
    createdAt: NOON,
    expiresAt: NOON + 1000,
    status: 'sent',
    endedAt: null,
    signers: [
      {
        id: idOf<SignerId>(10, 1),
        userId: NADIA,
        name: 'Nadia Nguyen',
        email: 'nadia@example.org',
        status: 'waiting',
        askedAt: NOON,
        viewedAt: null,
        signedAt: null,
        declinedAt: null,
        declinedReason: null,
      },
    ],
    signed: null,
    ...more,
  }
  return { entity: 'signature', row }
}

it('what is asked of a PDF in the tray stays with it, also after a restart, and goes with its message', () => {
  const folder = temporaryFolder()
  const before = storeWithPeople({ folder })
  stage(before)
  before.draftSignature({ fileId: PDF, draft: DRAFT })
  before.close()
  const store = newStore({ folder })
  expect(store.stagedFiles({ conversationId: NADIA_CHAT }).files).toMatchObject([{ signature: DRAFT }])
  const { messageId } = store.sendMessage(toNadia({ stagedFileIds: [PDF] }))
  expect(types(store)).toEqual(['message.send', 'signature.request'])
  expect(store.outbox()[1]?.op.body).toMatchObject({ messageId, fileId: PDF, title: DRAFT.title, days: 14 })
  expect(cards(store)).toMatchObject([
    {
      status: 'waiting',
      fileName: 'contract.pdf',
      pending: true,
      signers: [{ name: 'Nadia Nguyễn' }, { name: 'Oleh Notary', email: 'oleh@notary.example' }],
    },
  ])
  store.close()
})

it('undoing the message takes the request back into the tray; a file that is cancelled takes its own along', () => {
  const store = storeWithPeople()
  stage(store)
  store.draftSignature({ fileId: PDF, draft: DRAFT })
  const { messageId } = store.sendMessage(toNadia({ stagedFileIds: [PDF], holdUntil: NOON + 10_000 }))
  store.undoSend({ messageId })
  expect(types(store)).toEqual([])
  expect(store.stagedFiles({ conversationId: NADIA_CHAT }).files).toMatchObject([{ signature: DRAFT }])
  store.sendMessage(toNadia({ stagedFileIds: [PDF] }))
  store.cancelUpload({ fileId: PDF })
  expect(types(store)).toEqual(['message.send'])
})

it('only a PDF that the customer gets can be asked for, with a title and signers who can be reached', () => {
  const store = storeWithPeople()
  stage(store, 'image/png')
  expect(() => store.draftSignature({ fileId: PDF, draft: DRAFT })).toThrow('Only a PDF')
  store.removeStagedFile({ fileId: PDF })
  stage(store)
  expect(() => store.draftSignature({ fileId: PDF, draft: { ...DRAFT, signers: [] } })).toThrow('Choose who')
  expect(() => store.draftSignature({ fileId: PDF, draft: { ...DRAFT, title: ' ' } })).toThrow('Write what')
  const signers = [{ kind: 'email' as const, name: 'Two', email: 'a@b.example, c@d.example' }]
  expect(() => store.draftSignature({ fileId: PDF, draft: { ...DRAFT, signers } })).toThrow('whole e-mail')
  store.draftSignature({ fileId: PDF, draft: DRAFT })
  expect(() => store.sendMessage(toNadia({ stagedFileIds: [PDF], kind: 'note' }))).toThrow('internal note')
  expect(types(store)).toEqual([])
})

it('asked for on a message it waits once, and withdrawn before it was sent it only leaves the outbox', () => {
  const store = storeWithPdf()
  store.requestSignature(asked())
  const [card] = cards(store)
  expect(card).toMatchObject({ status: 'waiting', requestedBy: 'Dana Reyes' })
  expect(() => store.requestSignature({ ...asked(), messageId: message(1).id })).toThrow('no longer')
  store.withdrawSignature({ signatureId: card!.id })
  expect(types(store)).toEqual([])
  expect(cards(store)).toEqual([])
})

it('the card is the row with what waits laid over it; a newer row counts', () => {
  const store = storeWithPdf()
  arrive(store, [request()])
  expect(cards(store)).toMatchObject([{ status: 'sent', sha256: SHA, mayChange: true, pending: false }])
  store.remindSigner({ signatureId: REQUEST })
  expect(cards(store)).toMatchObject([{ status: 'sent', pending: true }])
  store.withdrawSignature({ signatureId: REQUEST })
  expect(types(store)).toEqual(['signature.remind', 'signature.withdraw'])
  expect(cards(store)).toMatchObject([{ status: 'withdrawn', endedAt: NOON }])
  // It was signed before the withdrawal reached the server.
  const signed = { file: { id: idOf<FileId>(6, 2), name: 'x.pdf', sizeBytes: 9, sha256: SHA } }
  const messageId = idOf<MessageId>(5, 9)
  arrive(store, [request({ rev: 2, status: 'signed', endedAt: NOON, signed: { ...signed, messageId } })])
  expect(cards(store)).toMatchObject([{ status: 'signed', signed: signed.file }])
})

it('who can be chosen: the customer first, then who works here', () => {
  const store = storeWithPeople()
  arrive(store, [conversation()])
  const { people } = store.signerChoices({ conversationId: NADIA_CHAT, subject: null })
  expect(people[0]).toMatchObject({ userId: NADIA, isCustomer: true, email: 'nadia@example.org' })
  expect(people.slice(1).every(({ isCustomer }) => !isCustomer)).toBe(true)
})

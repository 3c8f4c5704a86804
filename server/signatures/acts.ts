import { createHash } from 'node:crypto'
import { CONSENT } from '../../protocol/wire/consent.ts'
import { locationStream } from '../../protocol/wire/ids.ts'
import type { SignatureRow, Signer } from '../../protocol/wire/rows/signatures.ts'
import { afterSignatureStep, signerInTurn } from '../../protocol/wire/signature-steps.ts'
import type { SigningPlace } from '../auth/signing-links.ts'
import { askInTurn } from '../sync/effects/signatures/mails.ts'
import { fact, nameAndAddress, note } from '../sync/effects/signatures/note.ts'
import { tellDesk } from '../sync/effects/signatures/tell-desk.ts'
import { Refusal } from '../sync/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import type { SignatureMark } from '../sync/signature-work.ts'
import type { SyncTransaction } from '../sync/storage.ts'
import { StreamWriter } from '../sync/stream-writer.ts'
import type { EvidenceFact } from './evidence.ts'

/** A signer, how they have proved to be the one, and what their browser said. */
export interface SignerAsking extends SigningPlace {
  verifiedBy: string
  ip: string
  userAgent: string | null
}

type Parts = Pick<SyncServer, 'storage' | 'now' | 'announce'>

interface Act {
  tx: SyncTransaction
  writer: StreamWriter
  row: SignatureRow
  signer: Signer
  at: number
  /** Writes a line of this signer's. */
  note(kind: EvidenceFact['kind'], detail?: string | null): Promise<void>
  /** Whether there is such a line already. */
  noted(kind: EvidenceFact['kind']): Promise<boolean>
}

/** The signer has opened the document: the first time is seen by the desk. */
export function openDocument(parts: Parts, by: SignerAsking): Promise<SignatureRow> {
  return act(parts, by, async (act) => {
    if (signerInTurn(act.row)?.id !== act.signer.id) return null
    const next = afterSignatureStep(act.row, { kind: 'view', signerId: act.signer.id }, act.at)
    if (next !== null) await act.note('opened')
    return next
  })
}

/** The page has shown the whole document to its end, which signing asks for. */
export function readDocument(parts: Parts, by: SignerAsking): Promise<SignatureRow> {
  return act(parts, by, async (act) => {
    requireTurn(act)
    if (act.signer.status !== 'viewed') throw notRead()
    if (!(await act.noted('read'))) await act.note('read')
    return null
  })
}

/**
 * Signs: only in turn, in time, with this version's consent, and after the document was read to its end. Once more changes
 * nothing. The next signer is told with the same commit; after the last one the signed copy follows.
 */
export function sign(
  parts: Parts,
  by: SignerAsking,
  given: { consent: string; mark: Omit<SignatureMark, 'signerId'> },
): Promise<SignatureRow> {
  return act(parts, by, async (act) => {
    const { tx, row, signer, at } = act
    if (signer.status === 'signed') return null
    requireTurn(act)
    if (given.consent !== CONSENT.version) {
      throw new Refusal('badRequest', 'What you agree to has changed. Read it again, then sign.')
    }
    if (!(await act.noted('read'))) throw notRead()
    const signed = afterSignatureStep(row, { kind: 'sign', signerId: signer.id }, at)
    if (signed === null) throw notRead()
    const mark = { ...given.mark, signerId: signer.id }
    await tx.putMark(row.id, mark)
    await act.note('consented', CONSENT.version)
    const imageHash = createHash('sha256').update(mark.image, 'base64').digest('hex')
    await act.note('signed', `${mark.kind}, SHA-256 of the picture ${imageHash}`)
    // Of the last one the desk is told with the copy.
    if (signerInTurn(signed) !== null) await tellDesk(tx, act.writer, signed, { kind: 'signed', signer }, at)
    return askInTurn(tx, signed, at)
  })
}

/** Declines, with the reason, which the desk reads. Nobody else is asked any more. */
export function decline(parts: Parts, by: SignerAsking, reason: string): Promise<SignatureRow> {
  return act(parts, by, async (act) => {
    if (act.signer.status === 'declined') return null
    requireTurn(act)
    const step = { kind: 'decline' as const, signerId: act.signer.id, reason }
    const declined = afterSignatureStep(act.row, step, act.at)
    if (declined === null) return null
    await act.note('declined', reason)
    const news = { kind: 'declined' as const, signer: { ...act.signer, declinedReason: reason } }
    await tellDesk(act.tx, act.writer, declined, news, act.at)
    return declined
  })
}

/** The signer has fetched the signed copy (security row 40). The first time is noted. */
export function takeCopy(parts: Parts, by: SignerAsking): Promise<SignatureRow> {
  return act(parts, by, async (act) => {
    if (act.row.signed !== null && !(await act.noted('copied'))) {
      await act.note('copied', act.row.signed.file.sha256)
    }
    return null
  })
}

/** Runs one act under the lock of the request's stream. `run` answers the changed row; null when it stays as it is. */
async function act(
  { storage, now, announce }: Parts,
  by: SignerAsking,
  run: (act: Act) => Promise<SignatureRow | null>,
): Promise<SignatureRow> {
  const { row, batches } = await storage.transaction(async (tx) => {
    const found = await tx.signature(by.signatureId)
    if (found === null) throw noSuchDocument()
    const at = now()
    const actor = found.signers.find(({ id }) => id === by.signerId)?.userId ?? null
    const writer = await StreamWriter.open(tx, locationStream(found.locationId), { actor, at })
    const before = (await tx.signature(by.signatureId)) ?? found
    const signer = before.signers.find(({ id }) => id === by.signerId)
    if (signer === undefined) throw noSuchDocument()
    const { verifiedBy, ip, userAgent } = by
    const next = await run({
      tx,
      writer,
      row: before,
      signer,
      at,
      note: (kind, detail = null) => {
        const who = nameAndAddress(signer)
        const told = { signerId: signer.id, who, verifiedBy, ip, userAgent, detail }
        return note(tx, before, at, fact(before, kind, told))
      },
      noted: async (kind) =>
        (await tx.evidence(before.id)).some((line) => line.kind === kind && line.signerId === signer.id),
    })
    if (next !== null) {
      await tx.putSignature(next)
      await writer.put('signature', next)
    }
    return { row: next ?? before, batches: writer.batches }
  })
  for (const batch of batches) announce(batch)
  return row
}

function requireTurn({ row, signer, at }: Act): void {
  const turn = signerInTurn(row)
  if (turn === null || at >= row.expiresAt) {
    throw new Refusal('gone', 'This request has ended: nothing was changed. Ask the desk for a new one.')
  }
  if (turn.id !== signer.id) {
    throw new Refusal('forbidden', `${turn.name} signs first. You get a mail when it is your turn.`)
  }
}

function notRead(): Refusal {
  return new Refusal('badRequest', 'Read the document to its end first, then sign.')
}

/** One answer for what is not there and what is somebody else's. */
export function noSuchDocument(): Refusal {
  return new Refusal('notFound', 'This link was used or has ended. Ask the desk to send it again.')
}

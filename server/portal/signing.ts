import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  SigningCheck,
  SigningDecline,
  SigningLinkAsk,
  SigningOpen,
  SigningSign,
  type SigningChecked,
  type SigningLinkView,
  type SigningOpened,
  type SigningView,
} from '../../protocol/wire/http.ts'
import { SignatureId, type FileId } from '../../protocol/wire/ids.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import { networkOf } from '../auth/network-of.ts'
import { makeSigningCode, openSigning, signerOfLink, type SigningPlace } from '../auth/signing-links.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import { findFile, type StoredFile } from '../files/file-rows.ts'
import { read, tooManyTries } from '../http/refusal.ts'
import { sendFile } from '../http/send-file.ts'
import {
  decline,
  noSuchDocument,
  openDocument,
  readDocument,
  sign,
  takeCopy,
  type SignerAsking,
} from '../signatures/acts.ts'
import { checkFile } from '../signatures/check-file.ts'
import { signaturePicture } from '../signatures/signature-picture.ts'
import { Refusal } from '../sync/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { mailCode } from './mail-code.ts'
import { allowed, placeOf, SIGNING_COOKIE } from './signing-access.ts'
import { signingView } from './signing-view.ts'

/** Links that lead nowhere, for one network address: somebody guesses. */
const MISSES = { tries: 50, windowMs: 15 * 60_000 }
/** Codes for one link. */
const CODES = { tries: 5, windowMs: 15 * 60_000 }
const PER_MINUTE = { rateLimit: { max: 120, timeWindow: 60_000 } }
const USER_AGENT_MAX = 300

/** The signer's page: link and code, the document, signing and declining (use case 4; security rows 40, 41 and 43). */
export function addSigning(
  app: FastifyInstance,
  context: ServerContext,
  sync: SyncServer,
  { isHttps }: { isHttps: boolean },
): void {
  const { database, now } = context
  const misses = new Throttle(MISSES, now)
  const codes = new Throttle(CODES, now)
  const config = PER_MINUTE

  /** A try is counted before the link is looked at. */
  const linked = async (ip: string, secret: string): Promise<{ row: SignatureRow; place: SigningPlace }> => {
    if (!misses.take(ip)) throw tooManyTries()
    const place = await signerOfLink(database, secret, now())
    const row = place && (await allowed(context, place))
    if (place === null || row === null) throw noSuchDocument()
    misses.takeBack(ip)
    return { row, place }
  }

  app.post('/portal/api/signing/link', { config }, async (request): Promise<SigningLinkView> => {
    const { secret } = read(SigningLinkAsk, request.body)
    const { row, place } = await linked(networkOf(request.ip), secret)
    const { title, networkName, requestedBy, me } = await signingView(database, row, place)
    return { title, networkName, requestedBy, email: hidden(me.email) }
  })

  app.post('/portal/api/signing/code', { config }, async (request) => {
    const { secret } = read(SigningLinkAsk, request.body)
    const { row, place } = await linked(networkOf(request.ip), secret)
    if (!codes.take(place.signerId)) throw tooManyTries()
    const to = row.signers.find(({ id }) => id === place.signerId)!.email
    await mailCode(context, to, await makeSigningCode(database, secret, now()))
    return {}
  })

  app.post('/portal/api/signing/open', { config }, async (request, reply) => {
    const { secret, code } = read(SigningOpen, request.body)
    await linked(networkOf(request.ip), secret)
    const opened = await openSigning(database, secret, code, now())
    if (opened === null) {
      throw new Refusal('badCode', 'This code is wrong or no longer valid. Ask for a new one.')
    }
    return reply
      .setCookie(SIGNING_COOKIE, opened.token, {
        path: '/portal/api/signing',
        httpOnly: true,
        sameSite: 'strict',
        secure: isHttps,
        expires: new Date(opened.expiresAt),
      })
      .send({ signatureId: opened.signatureId } satisfies SigningOpened)
  })

  app.post('/portal/api/signing/check', { config }, async (request): Promise<SigningChecked> => {
    return checkFile(database, read(SigningCheck, request.body))
  })

  /** Who asks, as a signer of the request in the address. Whoever is none is answered as if it were not there. */
  const signerIn = async (request: FastifyRequest): Promise<{ row: SignatureRow; by: SignerAsking }> => {
    const id = SignatureId.safeParse((request.params as { id?: unknown }).id)
    if (!id.success) throw noSuchDocument()
    const found = await placeOf(context, request, id.data)
    const row = found && (await allowed(context, found))
    if (found === null || row === null) throw noSuchDocument()
    const userAgent = request.headers['user-agent']?.slice(0, USER_AGENT_MAX) ?? null
    return { row, by: { ...found, ip: request.ip, userAgent } }
  }
  const view = (row: SignatureRow, by: SignerAsking): Promise<SigningView> => signingView(database, row, by)

  app.get('/portal/api/signing/:id', { config }, async (request): Promise<SigningView> => {
    const { row, by } = await signerIn(request)
    return view(row, by)
  })

  app.get('/portal/api/signing/:id/document', { config, exposeHeadRoute: false }, async (request, reply) => {
    const { row, by } = await signerIn(request)
    const file = await fileOf(context, row.file.id)
    await openDocument(sync, by)
    return sendFile(context, request, reply, file, 'no-store')
  })

  app.get('/portal/api/signing/:id/signed', { config, exposeHeadRoute: false }, async (request, reply) => {
    const { row, by } = await signerIn(request)
    if (row.signed === null) throw noSuchDocument()
    const file = await fileOf(context, row.signed.file.id)
    await takeCopy(sync, by)
    return sendFile(context, request, reply, file, 'no-store')
  })

  app.post('/portal/api/signing/:id/read', { config }, async (request): Promise<SigningView> => {
    const { by } = await signerIn(request)
    return view(await readDocument(sync, by), by)
  })

  app.post('/portal/api/signing/:id/sign', { config }, async (request): Promise<SigningView> => {
    const { by } = await signerIn(request)
    const { consent, kind, text, image } = read(SigningSign, request.body)
    if (signaturePicture(image) === null) {
      throw new Refusal('badRequest', 'This picture can’t be a signature. Draw it again, or type your name.')
    }
    return view(await sign(sync, by, { consent, mark: { kind, text, image } }), by)
  })

  app.post('/portal/api/signing/:id/decline', { config }, async (request): Promise<SigningView> => {
    const { by } = await signerIn(request)
    const { reason } = read(SigningDecline, request.body)
    return view(await decline(sync, by, reason.trim() === '' ? 'No reason given' : reason.trim()), by)
  })
}

async function fileOf({ database }: ServerContext, id: FileId): Promise<StoredFile> {
  const file = await findFile(database, id)
  if (file === null) throw noSuchDocument()
  return file
}

/** "n•••@lumen.studio" */
function hidden(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}•••${email.slice(at)}`
}

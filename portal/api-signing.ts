import {
  SigningChecked,
  SigningLinkView,
  SigningOpened,
  SigningView,
  type SigningCheck,
  type SigningSign,
} from '../protocol/wire/http.ts'
import type { SignatureId } from '../protocol/wire/ids.ts'
import { get, post } from './api.ts'

/** What a mailed link is for. Throws ApiError `notFound` when it no longer works, or NetworkError, as all of these. */
export async function readSigningLink(secret: string): Promise<SigningLinkView> {
  return SigningLinkView.parse(await post('/signing/link', { secret }))
}

/** Mails the code that proves the address. */
export async function mailSigningCode(secret: string): Promise<void> {
  await post('/signing/code', { secret })
}

/** Trades link and code, once, for the cookie that reaches the document. Out: which one. */
export async function openSigningLink(secret: string, code: string): Promise<SignatureId> {
  return SigningOpened.parse(await post('/signing/open', { secret, code })).signatureId
}

/** The request as its signer sees it. */
export function fetchSigning(id: string): Promise<SigningView> {
  return get(`/signing/${encodeURIComponent(id)}`, SigningView)
}

/** Where the document is read from: what will be signed. */
export function documentHref(id: SignatureId): string {
  return `/portal/api/signing/${id}/document`
}

/** Where the signed copy is saved from. */
export function signedHref(id: SignatureId): string {
  return `/portal/api/signing/${id}/signed`
}

/** Says that the end of the document was seen. */
export async function sayRead(id: SignatureId): Promise<SigningView> {
  return SigningView.parse(await post(`/signing/${id}/read`, {}))
}

export async function signDocument(id: SignatureId, signature: SigningSign): Promise<SigningView> {
  return SigningView.parse(await post(`/signing/${id}/sign`, signature))
}

export async function declineDocument(id: SignatureId, reason: string): Promise<SigningView> {
  return SigningView.parse(await post(`/signing/${id}/decline`, { reason }))
}

/** Whether a file is, by its hash, as it was made here. */
export async function checkSigned(asked: SigningCheck): Promise<SigningChecked> {
  return SigningChecked.parse(await post('/signing/check', asked))
}

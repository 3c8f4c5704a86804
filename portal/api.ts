import type { z } from 'zod'
import {
  OpenedChat,
  PortalBlocks,
  PortalChat,
  PortalChats,
  PortalMe,
  PortalMessage,
  PortalMessages,
  PortalPeople,
  PublicInformation,
  PublicProfile,
} from '../protocol/wire/http.ts'
import type { PortalSend } from '../protocol/wire/http.ts'
import { newId } from '../protocol/wire/ids.ts'
import type { ConversationId, MessageId, UserId } from '../protocol/wire/ids.ts'
import { NetworkError, refusal, type ApiError } from './api-error.ts'
import { reported } from './reachability.ts'

const BASE = '/portal/api'

/** Longer than any answer of a healthy server takes; a request that hangs must not hold up the outbox for ever. */
const TIMEOUT_MS = 20_000

let expired = (_error: ApiError): void => undefined

/** `listener` runs whenever the server says that the session has ended; `never` to be opened again when the account was closed. */
export function onExpired(listener: (error: ApiError) => void): void {
  expired = listener
}

/** Throws the refusal of an answer, having told the session if it has ended. */
export function refuse(status: number, body: unknown): never {
  const error = refusal(status, body)
  if (error.code === 'sessionExpired') expired(error)
  throw error
}

/** Asks the server to mail a code. Throws ApiError or NetworkError, as every function here. */
export async function requestCode(email: string): Promise<void> {
  await post('/code', { email })
}

/** Starts a session with the code from the mail; the server sets the cookie. */
export async function signIn(email: string, code: string): Promise<void> {
  await post('/sign-in', { email, code })
}

/** Ends the session on the server. */
export async function signOut(): Promise<void> {
  await post('/sign-out', {})
}

/** Who is signed in; ApiError `sessionExpired` when nobody is. */
export function fetchMe(): Promise<PortalMe> {
  return get('/me', PortalMe)
}

/** One's own chats, newest first. */
export async function fetchChats(): Promise<PortalChat[]> {
  return (await get('/chats', PortalChats)).chats
}

/**
 * The newest 50 messages with `seq < before` (of all, without it), oldest first. `directUserId`: with whom a chat may be
 * that has none yet.
 */
export function fetchMessages(
  conversationId: ConversationId,
  before?: number,
  directUserId: UserId | null = null,
): Promise<PortalMessages> {
  const query = new URLSearchParams()
  if (before !== undefined) query.set('before', String(before))
  if (directUserId !== null) query.set('with', directUserId)
  return get(`/chats/${conversationId}/messages?${query.toString()}`, PortalMessages)
}

/** Whom one may write to, by the beginning of a name. */
export async function fetchPeople(query: string): Promise<PortalPeople['people']> {
  return (await get(`/people?query=${encodeURIComponent(query)}`, PortalPeople)).people
}

/** The chat with a person, also one that has no message yet. ApiError `notFound` for whoever is hidden. */
export function fetchChatWith(userId: UserId): Promise<PortalChat> {
  return get(`/people/${userId}/chat`, PortalChat)
}

/** Whom one has blocked. */
export async function fetchBlocked(): Promise<PortalBlocks['people']> {
  return (await get('/blocks', PortalBlocks)).people
}

/** Blocks a person, or takes that back. */
export async function blockPerson(userId: UserId, active: boolean): Promise<void> {
  await post(`/blocks/${userId}`, { opId: newId(), active }, 'PUT')
}

/** Tells the administrators about a person, or a message of theirs. */
export async function reportTo(userId: UserId, messageId: MessageId | null, reason: string): Promise<void> {
  await post('/reports', { opId: newId(), reportId: newId(), userId, messageId, reason })
}

/** Sends a message. With an opId that was sent before, the server repeats its stored answer (I3). */
export async function sendMessage(
  conversationId: ConversationId,
  message: PortalSend,
): Promise<PortalMessage> {
  return PortalMessage.parse(await post(`/chats/${conversationId}/messages`, message))
}

/** Changes the text of an own message. */
export function editMessage(id: MessageId, text: string): Promise<PortalMessage> {
  return change('PUT', `/messages/${id}`, { text })
}

/** Leaves the tombstone of an own message. */
export function unsendMessage(id: MessageId): Promise<PortalMessage> {
  return change('POST', `/messages/${id}/unsend`, {})
}

/** Sets or takes back the own reaction. */
export function reactToMessage(id: MessageId, emoji: string, on: boolean): Promise<PortalMessage> {
  return change('POST', `/messages/${id}/reactions`, { emoji, on })
}

/** The Information page of a location; ApiError `notFound` when there is none. */
export function fetchInformation(locationId: string): Promise<PublicInformation> {
  return get(`/locations/${encodeURIComponent(locationId)}/information`, PublicInformation)
}

/** The address of a picture of an Information page. */
export function pictureHref(locationId: string, fileId: string): string {
  return `${BASE}/locations/${locationId}/pictures/${fileId}`
}

/** Whom a public link shows; ApiError `notFound` when it shows nobody, whatever the reason. */
export function fetchProfile(linkId: string): Promise<PublicProfile> {
  return get(`/links/${encodeURIComponent(linkId)}`, PublicProfile)
}

/** The address of the photo of a public profile. */
export function profilePhotoHref(linkId: string): string {
  return `${BASE}/links/${linkId}/photo`
}

/** Asks for a code for somebody who may be new here. */
export async function requestSignUp(linkId: string, name: string, email: string): Promise<void> {
  await post(`/links/${encodeURIComponent(linkId)}/sign-up`, { name, email })
}

/** Starts a session with the code of that mail; somebody new becomes a user with it. */
export async function signUp(linkId: string, email: string, code: string): Promise<void> {
  await post(`/links/${encodeURIComponent(linkId)}/sign-in`, { email, code })
}

/** Opens the chat with the desk of the link's person. */
export async function openChatByLink(linkId: string): Promise<ConversationId> {
  const opened = await post(`/links/${encodeURIComponent(linkId)}/chat`, {})
  return OpenedChat.parse(opened).conversationId
}

/** Says how far the person has read. */
export async function markRead(conversationId: ConversationId, seq: number): Promise<void> {
  await post(`/chats/${conversationId}/read`, { seq })
}

/** Reads an answer by its schema. */
export async function get<S extends z.ZodType>(path: string, answer: S): Promise<z.infer<S>> {
  return answer.parse(await request(path, {}))
}

/** Sends a body as JSON. Out: the answer, unread. */
export function post(
  path: string,
  body: object,
  method: 'POST' | 'PUT' | 'DELETE' = 'POST',
): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  return request(path, { method, headers, body: JSON.stringify(body) })
}

/** Each change is an operation of its own. Out: the message as it is now. */
async function change(method: 'POST' | 'PUT', path: string, body: object): Promise<PortalMessage> {
  return PortalMessage.parse(await post(path, { opId: newId(), ...body }, method))
}

async function request(path: string, init: RequestInit): Promise<unknown> {
  const response = await reach(path, init)
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) refuse(response.status, body)
  // An answer that was cut off, or the page of a hotel's network: the server may have done it, or never been asked.
  if (body === null) throw new NetworkError()
  return body
}

/** Tells the reachability line, too: a page whose socket is blocked still knows that it is online. */
async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(BASE + path, { ...init, credentials: 'same-origin', signal })
    reported('answer')
    return response
  } catch {
    reported('silence')
    throw new NetworkError()
  }
}

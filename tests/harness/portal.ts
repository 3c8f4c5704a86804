import { readdir, readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import {
  PORTAL_NAMESPACE,
  PortalChats,
  PortalMe,
  PortalMessages,
  type PortalChat,
  type PortalMessage,
} from '../../protocol/wire/http.ts'
import { newId } from '../../protocol/wire/ids.ts'
import type { Server } from './server.ts'

/** Between two looks into the folder: looking without a pause takes the processor from what is looked for. */
const PAUSE_MS = 10

/** A customer in front of the portal: the same HTTP that the page speaks. */
export interface PortalClient {
  name: string
  chats(): Promise<PortalChat[]>
  messages(conversationId: string): Promise<PortalMessage[]>
  /** Writes, in answer to another message or not. */
  write(conversationId: string, text: string, replyToId?: string): Promise<void>
  read(conversationId: string, seq: number): Promise<void>
  /** Sets the own reaction on a message. */
  react(messageId: string, emoji: string): Promise<void>
  /** Opens the page, which is what the desk sees as "Online". */
  openPage(): Promise<PortalPage>
  /** The SHA-256 of a file as the portal hands it out. */
  fileHash(fileId: string): Promise<string>
}

/** The open page of a customer. */
export interface PortalPage {
  type(conversationId: string): void
  close(): void
}

/** Signs in with the code that the server mails (written as .eml when there is no SMTP). */
export async function signInToPortal(server: Server, email: string): Promise<PortalClient> {
  const before = new Set(await mails(server))
  const ticket = cookieOf(await post(server, '/portal/api/code', { email }))
  const code = await mailedCode(server, before, email)
  const cookie = cookieOf(await post(server, '/portal/api/sign-in', { email, code }, ticket))

  async function ask(path: string): Promise<Response> {
    const answer = await fetch(server.url + path, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const json = async (path: string): Promise<unknown> => (await ask(path)).json()

  return {
    name: PortalMe.parse(await json('/portal/api/me')).name,
    chats: async () => PortalChats.parse(await json('/portal/api/chats')).chats,
    messages: async (id) => PortalMessages.parse(await json(`/portal/api/chats/${id}/messages`)).messages,
    async write(id, text, replyToId) {
      const body = { opId: newId(), messageId: newId(), text, fileIds: [], replyToId: replyToId ?? null }
      await post(server, `/portal/api/chats/${id}/messages`, body, cookie)
    },
    async read(id, seq) {
      await post(server, `/portal/api/chats/${id}/read`, { seq }, cookie)
    },
    async react(id, emoji) {
      await post(server, `/portal/api/messages/${id}/reactions`, { opId: newId(), emoji, on: true }, cookie)
    },
    async openPage() {
      const socket = io(server.url + PORTAL_NAMESPACE, {
        transports: ['websocket'],
        extraHeaders: { cookie, origin: server.url },
        forceNew: true,
      })
      await new Promise<void>((open, fail) => socket.once('connect', open).once('connect_error', fail))
      return {
        type: (conversationId) => socket.emit('typing', { conversationId }),
        close: () => socket.disconnect(),
      }
    },
    async fileHash(fileId) {
      const answer = await ask(`/files/${fileId}`)
      return createHash('sha256')
        .update(Buffer.from(await answer.arrayBuffer()))
        .digest('hex')
    },
  }
}

/** The cookies that an answer sets, as a header of the next request has them. */
function cookieOf({ headers }: Response): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

async function post(server: Server, path: string, body: object, cookie = ''): Promise<Response> {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, cookie },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return response
}

async function mails(server: Server): Promise<string[]> {
  return readdir(join(server.data.folder, 'mail')).catch(() => [])
}

/** The code of the mail to this address that came after `before` was listed. */
async function mailedCode(server: Server, before: Set<string>, email: string): Promise<string> {
  const deadlineMs = performance.now() + 10_000
  while (performance.now() < deadlineMs) {
    for (const name of await mails(server)) {
      if (before.has(name) || !name.endsWith('.eml')) continue
      const mail = await readFile(join(server.data.folder, 'mail', name), 'utf8')
      const code = /\b(\d{6})\b/.exec(mail.slice(mail.search(/\r?\n\r?\n/)))?.[1]
      if (code && mail.toLowerCase().includes(email.toLowerCase())) return code
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  throw new Error(`No mail with a code came for ${email}.`)
}

import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { PORTAL_NAMESPACE } from '../../protocol/wire/http.ts'
import { post } from './desk-client.ts'
import type { TestServer } from './start-test-server.ts'

/** Between two looks: looking without a pause takes the processor from what is looked for. */
const PAUSE_MS = 5

/** Waits until `look` finds something. The test's own time limit ends a wait that is in vain. */
export async function eventually<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** The mails that were written for an address, oldest first. */
export async function mailsTo(server: TestServer, address: string): Promise<string[]> {
  const folder = path.join(server.dataFolder, 'mail')
  const names = await readdir(folder).catch(() => [])
  const mails = await Promise.all(
    names
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .map((name) => readFile(path.join(folder, name), 'utf8')),
  )
  return mails.filter((mail) => mail.includes(`To: ${address}`))
}

/** A mailed code, and the cookie of the browser that asked for it, as a header has it. */
export interface MailedCode {
  code: string
  cookie: string
}

/** The cookie that an answer sets, as a header of the next request has it. */
export function cookieOf(headers: Headers): string {
  return headers.get('set-cookie')!.split(';')[0]!
}

/** Asks for a code, in a browser of its own or the one with `cookie`, and reads it from the mail. */
export async function mailedCode(server: TestServer, email: string, cookie = ''): Promise<MailedCode> {
  const before = (await mailsTo(server, email)).length
  const { headers } = await post(`${server.url}/portal/api/code`, { email }, { cookie })
  const mail = await eventually(async () => (await mailsTo(server, email))[before])
  return { code: /Your code is (\d{6})/.exec(mail)![1]!, cookie: cookieOf(headers) }
}

/** Signs somebody in to the portal. Out: the cookie, as a header has it. */
export async function portalSignIn(server: TestServer, email: string): Promise<string> {
  const { code, cookie } = await mailedCode(server, email)
  const { headers } = await post(`${server.url}/portal/api/sign-in`, { email, code }, { cookie })
  return cookieOf(headers)
}

/** Connects to the portal's socket as a page of the server would; rejects when it is refused. */
export function portalSocket(server: TestServer, cookie: string, origin = server.url): Promise<Socket> {
  const socket = io(server.url + PORTAL_NAMESPACE, {
    transports: ['websocket'],
    extraHeaders: { cookie, origin },
    reconnection: false,
    forceNew: true,
  })
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', reject)
  })
}

import type { WireEvent } from '../../protocol/wire/events.ts'
import { PortalChats, PortalMessages } from '../../protocol/wire/http.ts'
import { newId, type ConversationId, type StreamId, type UserId } from '../../protocol/wire/ids.ts'
import { openPortalSession } from '../auth/sessions.ts'
import type { ServerOptions } from '../start.ts'
import { PORTAL_COOKIE } from '../http/asker.ts'
import { DeskClient, post, signIn } from './desk-client.ts'
import * as network from './small-network.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

export const colinEmail = 'colin@foyer.example'

/** A server with two members and a stranger in the portal, and a manager at the desk, who all write requests by hand. */
export class TwoPeople {
  readonly server: TestServer
  readonly small: network.SmallNetwork
  manager: DeskClient
  managerToken: string
  readonly nadia: string
  readonly stranger: string
  colin: string

  private constructor(
    parts: Pick<TwoPeople, 'server' | 'small' | 'manager' | 'managerToken' | 'nadia' | 'stranger' | 'colin'>,
  ) {
    this.server = parts.server
    this.small = parts.small
    this.manager = parts.manager
    this.managerToken = parts.managerToken
    this.nadia = parts.nadia
    this.stranger = parts.stranger
    this.colin = parts.colin
  }

  static async start(now: () => number, options: Partial<ServerOptions> = {}): Promise<TwoPeople> {
    const server = await startTestServer({ now, ...options })
    const small = await network.makeSmallNetwork(server.database)
    // The mailed codes have tests of their own, and cost seconds here.
    const signedIn = async (userId: UserId) => {
      const { token } = await openPortalSession(server.database, userId, now())
      return `${PORTAL_COOKIE}=${token}`
    }
    const nadia = await signedIn(small.customer)
    const colin = await signedIn(small.companyPerson)
    const stranger = await signedIn(small.stranger)
    const tokens = await signIn(server.url, network.managerEmail)
    const manager = await DeskClient.connect(server.url, tokens.accessToken)
    await manager.hello(tokens.deviceId)
    return new TwoPeople({ server, small, manager, managerToken: tokens.accessToken, nadia, colin, stranger })
  }

  /** Signs the manager in anew: a token ends after a quarter of an hour of the server's clock. */
  async signInAgain(): Promise<void> {
    this.manager.close()
    const tokens = await signIn(this.server.url, network.managerEmail)
    this.manager = await DeskClient.connect(this.server.url, tokens.accessToken)
    this.managerToken = tokens.accessToken
    await this.manager.hello(tokens.deviceId)
  }

  async close(): Promise<void> {
    this.manager.close()
    await this.server.close()
  }

  api(at: string): string {
    return `${this.server.url}/portal/api${at}`
  }

  async get(at: string, cookie: string) {
    const response = await fetch(this.api(at), { headers: { cookie } })
    return { status: response.status, body: await response.json() }
  }

  async put(at: string, cookie: string, body: object) {
    const headers = { 'content-type': 'application/json', cookie }
    const response = await fetch(this.api(at), { method: 'PUT', headers, body: JSON.stringify(body) })
    return { status: response.status, body: await response.json() }
  }

  async delete(at: string, cookie: string) {
    const response = await fetch(this.api(at), { method: 'DELETE', headers: { cookie } })
    return { status: response.status, body: await response.json() }
  }

  post(at: string, cookie: string, body: object) {
    return post(this.api(at), body, { cookie })
  }

  /** Writes into a chat; `to` is with whom it begins. */
  send(cookie: string, chat: ConversationId, to: UserId | null, text: string, more: object = {}) {
    const body = { opId: newId(), messageId: newId(), text, fileIds: [], replyToId: null, directUserId: to }
    return this.post(`/chats/${chat}/messages`, cookie, { ...body, ...more })
  }

  async chatsOf(cookie: string) {
    return PortalChats.parse((await this.get('/chats', cookie)).body).chats
  }

  async messagesIn(chat: ConversationId, cookie: string) {
    return PortalMessages.parse((await this.get(`/chats/${chat}/messages`, cookie)).body)
  }

  /** Every event of a stream, from its beginning, as the desk gets it. */
  async eventsOf(desk: DeskClient, stream: StreamId): Promise<WireEvent[]> {
    const events: WireEvent[] = []
    for (;;) {
      const batch = await desk.get('pull', {
        stream,
        epoch: desk.epochs.get(stream) ?? '',
        after: events.length,
      })
      events.push(...batch.events)
      if (batch.events.length === 0) return events
    }
  }

  /** The rows of a snapshot's first page. */
  async snapshotOf(stream: StreamId, tier: number, token = this.managerToken) {
    const address = `${this.server.url}/sync/snapshot?stream=${stream}&tier=${tier}`
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
    return ((await response.json()) as { rows: [string, Record<string, unknown>][] }).rows
  }
}

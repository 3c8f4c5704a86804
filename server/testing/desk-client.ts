import { io, type Socket } from 'socket.io-client'
import { newId, type ConversationId, type DeviceId, type OpId } from '../../protocol/wire/ids.ts'
import { Tokens } from '../../protocol/wire/http.ts'
import type { Op, OpBody } from '../../protocol/wire/ops.ts'
import type { Answer, RequestInput, RequestName, RequestOutput } from '../../protocol/wire/requests.ts'
import { PROTOCOL_VERSION } from '../../protocol/wire/version.ts'
import { opHash } from '../sync/op-hash.ts'
import { PASSWORD, type SmallNetwork } from './small-network.ts'

/** Posts JSON. Out: the status and the parsed body. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

/** Signs an administrator in. */
export async function signIn(url: string, email: string): Promise<Tokens & { deviceId: DeviceId }> {
  const deviceId = newId() as DeviceId
  const { body } = await post(`${url}/auth/sign-in`, { email, password: PASSWORD, deviceId })
  return { ...Tokens.parse(body), deviceId }
}

/** A connection of the desk. */
export class DeskClient {
  readonly socket: Socket
  /** By stream, since `hello`. */
  readonly epochs = new Map<string, string>()

  private constructor(socket: Socket) {
    this.socket = socket
  }

  /** Connects; rejects with the server's refusal. */
  static connect(url: string, token: string): Promise<DeskClient> {
    const socket = io(url, {
      transports: ['websocket'],
      auth: { token },
      reconnection: false,
      forceNew: true,
    })
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(new DeskClient(socket)))
      socket.once('connect_error', reject)
    })
  }

  async ask<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Answer<RequestOutput<N>>> {
    return (await this.socket.timeout(20_000).emitWithAck(name, input)) as Answer<RequestOutput<N>>
  }

  /** The same, when it must succeed. */
  async get<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
    const answer = await this.ask(name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`)
    return answer.value
  }

  /** Says who it is. Remembers the epoch of each stream as this desk has it, which is not everybody's. */
  async hello(deviceId: DeviceId) {
    const reply = await this.get('hello', { protocol: PROTOCOL_VERSION, app: 'test', deviceId, streams: [] })
    for (const { id, epoch } of reply.streams) this.epochs.set(id, epoch)
    return reply
  }

  /** The next message of that name. */
  next<T>(name: string): Promise<T> {
    return new Promise((resolve) => this.socket.once(name, resolve))
  }

  close(): void {
    this.socket.disconnect()
  }
}

/** An operation with a new id and its hash. */
export function makeOp(body: OpBody, lane = 'lane'): Op {
  return { id: newId() as OpId, lane, hash: opHash(body), body }
}

/** The operation that writes to a customer. */
export function sendOp(
  network: SmallNetwork,
  conversationId: ConversationId,
  text: string,
  more: Partial<Extract<OpBody, { type: 'message.send' }>> = {},
): Op {
  return makeOp({
    type: 'message.send',
    messageId: newId() as never,
    conversationId,
    desk: { locationId: network.here, subject: { kind: 'user', id: network.customer } },
    kind: 'text',
    text,
    fileIds: [],
    replyToId: null,
    ...more,
  })
}

/** A device of somebody, connected and greeted. */
export async function connectDesk(url: string, email: string): Promise<DeskClient> {
  const tokens = await signIn(url, email)
  const client = await DeskClient.connect(url, tokens.accessToken)
  await client.hello(tokens.deviceId)
  return client
}

/** Pushes one operation. Out: its status, or the code with which it was refused. */
export async function statusOf(client: DeskClient, body: OpBody): Promise<string> {
  const { results } = await client.get('push', { ops: [makeOp(body)] })
  const [result] = results
  return result?.status === 'rejected' ? result.error.code : (result?.status ?? 'none')
}

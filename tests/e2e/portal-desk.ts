import { createHash } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { Tokens } from '../../protocol/wire/http.ts'
import {
  newId,
  type ConversationId,
  type DeviceId,
  type MessageId,
  type OpId,
} from '../../protocol/wire/ids.ts'
import { canonicalJson, OPS_PER_PUSH, type Op, type OpBody } from '../../protocol/wire/ops.ts'
import { HistoryReply, PushReply, type Answer } from '../../protocol/wire/requests.ts'
import { PROTOCOL_VERSION } from '../../protocol/wire/version.ts'
import type { Server } from '../harness/server.ts'

/** The front desk, without its window: what it writes and reads in a conversation. */
export interface Desk {
  write(conversationId: ConversationId, ...texts: string[]): Promise<void>
  /** A note for administrators only. */
  note(conversationId: ConversationId, text: string): Promise<void>
  /** The newest texts of a conversation, oldest first. */
  texts(conversationId: ConversationId): Promise<string[]>
  /** Marks all as read. */
  readAll(conversationId: ConversationId): Promise<void>
  /** What else an administrator does. */
  do(body: OpBody): Promise<void>
  close(): void
}

/** Signs the demo administrator in and connects by the socket of FD-Sync/1. */
export async function connectDesk(server: Server): Promise<Desk> {
  const deviceId = newId() as DeviceId
  const response = await fetch(`${server.url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...server.demo, deviceId }),
  })
  const { accessToken } = Tokens.parse(await response.json())
  const socket = io(server.url, { transports: ['websocket'], auth: { token: accessToken }, forceNew: true })
  await ask(socket, 'hello', { protocol: PROTOCOL_VERSION, app: 'test', deviceId, streams: [] })

  const push = async (conversationId: ConversationId, bodies: OpBody[]): Promise<void> => {
    for (let start = 0; start < bodies.length; start += OPS_PER_PUSH) {
      const ops = bodies.slice(start, start + OPS_PER_PUSH).map((body) => asOp(conversationId, body))
      const { results } = PushReply.parse(await ask(socket, 'push', { ops }))
      const refused = results.find((result) => result.status === 'rejected')
      if (refused) throw new Error(`The desk was refused: ${JSON.stringify(refused)}`)
    }
  }
  const history = async (conversationId: ConversationId) =>
    HistoryReply.parse(await ask(socket, 'history', { conversationId, before: 2 ** 31 - 1, limit: 200 }))
      .messages

  return {
    write: (id, ...texts) =>
      push(
        id,
        texts.map((text) => message(id, 'text', text)),
      ),
    note: (id, text) => push(id, [message(id, 'note', text)]),
    texts: async (id) => (await history(id)).map((one) => one.text).reverse(),
    readAll: async (id) => {
      const seq = Math.max(...(await history(id)).map((one) => one.seq))
      await push(id, [{ type: 'read.mark', conversationId: id, seq }])
    },
    do: (body) => push(newId() as ConversationId, [body]),
    close: () => socket.disconnect(),
  }
}

function message(conversationId: ConversationId, kind: 'text' | 'note', text: string): OpBody {
  const messageId = newId() as MessageId
  return {
    type: 'message.send',
    messageId,
    conversationId,
    desk: null,
    kind,
    text,
    fileIds: [],
    replyToId: null,
  }
}

function asOp(lane: string, body: OpBody): Op {
  const hash = createHash('sha256').update(canonicalJson(body)).digest('hex')
  return { id: newId() as OpId, lane, hash, body }
}

/** Asks again when no answer comes, as when the server was started again. An operation has its id: nothing is done twice. */
async function ask(socket: Socket, name: string, input: object, tries = 5): Promise<unknown> {
  // A server that stops ends its connections itself, and then the client does not come back by itself.
  if (!socket.active) socket.connect()
  const answer = await (socket.timeout(4000).emitWithAck(name, input) as Promise<Answer<unknown>>).catch(
    (error: unknown) => {
      if (tries === 1) throw error
      return null
    },
  )
  if (answer === null) return ask(socket, name, input, tries - 1)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}, ${answer.error.message}`)
  return answer.value
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { CONSENT } from '../../protocol/wire/consent.ts'
import { SigningView, type SigningSign } from '../../protocol/wire/http.ts'
import {
  newId,
  type ConversationId,
  type FileId,
  type MessageId,
  type SignatureId,
  type SignerId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import type { NewSigner } from '../../protocol/wire/ops/signatures.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import type { CopyLimits } from '../signatures/make-copy.ts'
import { createSyncStorage } from '../database/sync-storage.ts'
import { buildForNode } from './build-for-node.ts'
import { post, sendOp, statusOf } from './desk-client.ts'
import { eventually, mailsTo } from './portal-client.ts'
import { customersChat } from './small-network.ts'
import { metadata, sha256, TUS } from './tus.ts'
import { TwoPeople } from './two-people.ts'

/** What makes signed copies, to be built with `buildForNode`. */
export const COPY_WORKER_ENTRY = path.resolve(import.meta.dirname, '../signatures/copy-worker.ts')

export type Request = Extract<OpBody, { type: 'signature.request' }>

/** Requests for signatures by hand, over the desk and the customer of a small network. */
export class SigningWorld {
  readonly people: TwoPeople
  readonly #remove: () => Promise<void>

  private constructor(people: TwoPeople, remove: () => Promise<void>) {
    this.people = people
    this.#remove = remove
  }

  /** With a server that makes signed copies in a thread of its own, within `limits`. */
  static async start(now: () => number, limits?: CopyLimits): Promise<SigningWorld> {
    const built = await buildForNode(COPY_WORKER_ENTRY)
    const copies = limits === undefined ? {} : { limits }
    const people = await TwoPeople.start(now, { copies: { workerFile: built.script, ...copies } })
    return new SigningWorld(people, () => built.remove())
  }

  async close(): Promise<void> {
    await this.people.close()
    await this.#remove()
  }

  get chat(): ConversationId {
    return customersChat(this.people.small)
  }

  /** The contract of the demo. */
  static contract(): Promise<Buffer> {
    return readFile(path.resolve(import.meta.dirname, '../demo/assets/flex-desk-contract.pdf'))
  }

  /** Sends a file from the desk to the customer. */
  async sendFile(
    bytes: Buffer,
    more: Parameters<typeof sendOp>[3] = {},
    mime = 'application/pdf',
  ): Promise<{ messageId: MessageId; fileId: FileId }> {
    const { server, small, manager, managerToken } = this.people
    const fileId = newId() as FileId
    const fields = {
      fileId,
      conversationId: this.chat,
      name: 'flex-desk-contract.pdf',
      mime,
      sha256: sha256(bytes),
    }
    const who = { authorization: `Bearer ${managerToken}`, ...TUS }
    const created = await fetch(`${server.url}/uploads`, {
      method: 'POST',
      headers: { ...who, 'upload-length': String(bytes.length), 'upload-metadata': metadata(fields) },
    })
    await fetch(server.url + created.headers.get('location'), {
      method: 'PATCH',
      headers: { ...who, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: new Uint8Array(bytes),
    })
    const messageId = newId() as MessageId
    const op = sendOp(small, this.chat, '', { messageId, fileIds: [fileId], ...more })
    const { results } = await manager.get('push', { ops: [op] })
    if (results[0]?.status !== 'applied') throw new Error('The file was not sent.')
    return { messageId, fileId }
  }

  request(about: { messageId: MessageId; fileId: FileId }, signers: NewSigner[], days = 14): Request {
    const signatureId = newId() as SignatureId
    return { type: 'signature.request', signatureId, title: 'Flex desk contract', ...about, signers, days }
  }

  /** Sends the contract and asks for signatures of it. */
  async asked(signers: NewSigner[], days?: number): Promise<Request> {
    const request = this.request(await this.sendFile(await SigningWorld.contract()), signers, days)
    const status = await statusOf(this.people.manager, request)
    if (status !== 'applied') throw new Error(`The request was refused: ${status}`)
    return request
  }

  row(id: SignatureId): Promise<SignatureRow> {
    const storage = createSyncStorage(this.people.server.database)
    return storage.transaction(async (tx) => (await tx.signature(id))!)
  }

  evidence(id: SignatureId) {
    return createSyncStorage(this.people.server.database).transaction((tx) => tx.evidence(id))
  }

  /** The secrets of the links that were mailed to an address so far, in the order of sending. */
  secrets(email: string, atLeast: number): Promise<string[]> {
    return eventually(async () => {
      const secrets = (await mailsTo(this.people.server, email)).flatMap((mail) => {
        const whole = mail.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
        return /\/portal\/#\/sign\/([\w-]{43})/.exec(whole)?.[1] ?? []
      })
      return secrets.length >= atLeast ? secrets : undefined
    })
  }

  /** Asks for the code of a link and reads it from the mail. */
  async code(secret: string, email: string): Promise<string> {
    const codes = async () =>
      (await mailsTo(this.people.server, email)).flatMap(
        (mail) => /Your code is (\d{6})/.exec(mail)?.[1] ?? [],
      )
    const before = (await codes()).length
    const { status } = await post(this.people.api('/signing/code'), { secret })
    if (status !== 200) throw new Error(`No code: ${status}`)
    return eventually(async () => (await codes())[before])
  }

  /** Opens a link with its code. Out: the cookie, as a header has it. */
  async open(secret: string, email: string): Promise<string> {
    const code = await this.code(secret, email)
    const { headers } = await post(this.people.api('/signing/open'), { secret, code })
    return headers.get('set-cookie')!.split(';')[0]!
  }

  async view(id: SignatureId, cookie: string): Promise<SigningView> {
    return SigningView.parse((await this.people.get(`/signing/${id}`, cookie)).body)
  }

  /** The bytes of the document, or of the signed copy. */
  async bytes(id: SignatureId, cookie: string, what: 'document' | 'signed' = 'document'): Promise<Buffer> {
    const response = await fetch(this.people.api(`/signing/${id}/${what}`), { headers: { cookie } })
    if (response.status !== 200) throw new Error(`No ${what}: ${response.status}`)
    return Buffer.from(await response.arrayBuffer())
  }

  act(id: SignatureId, cookie: string, what: 'read' | 'sign' | 'decline', body: object = {}) {
    return this.people.post(`/signing/${id}/${what}`, cookie, body)
  }

  /** Reads to the end and signs. Out: the status of the last answer. */
  async signs(id: SignatureId, cookie: string): Promise<number> {
    await this.bytes(id, cookie)
    await this.act(id, cookie, 'read')
    return (await this.act(id, cookie, 'sign', drawn())).status
  }

  /** The row once its copy is made. */
  signedRow(id: SignatureId): Promise<SignatureRow> {
    return eventually(async () => {
      const row = await this.row(id)
      return row.signed === null ? undefined : row
    })
  }
}

export function byUser(userId: UserId): NewSigner {
  return { kind: 'user', id: newId() as SignerId, userId }
}

export function byEmail(name: string, email: string): NewSigner {
  return { kind: 'email', id: newId() as SignerId, name, email }
}

/** What the page sends when somebody has drawn a signature. */
export function drawn(more: Partial<SigningSign> = {}): SigningSign {
  const image = canvasPicture(40, 20).toString('base64')
  return { consent: CONSENT.version, kind: 'drawn', text: null, image, ...more }
}

/** A PNG as a canvas writes it. `lines` fewer or more than it says make one that lies. */
export function canvasPicture(width: number, height: number, lines = height): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const pixels = Buffer.alloc(lines * (1 + width * 4), 0x40)
  for (let line = 0; line < lines; line++) pixels[line * (1 + width * 4)] = 0
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

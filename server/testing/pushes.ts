import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { PushNotice, type PushSubscribe } from '../../protocol/wire/http.ts'

/** What a push service got for a browser. */
export interface Pushed {
  notice: PushNotice
  headers: IncomingHttpHeaders
  /** Bytes of the decrypted payload, with its padding. */
  bytes: number
}

/** A browser at the push service: what it subscribes with, and what has come for it, decrypted with its own keys. */
export interface PushBrowser {
  subscription: PushSubscribe
  got: Pushed[]
  /** What the service answers for it from now on; as a service does, 201 at first. */
  answer: { status: number; headers?: Record<string, string> }
  /** How often the service was asked, whatever it answered. */
  asked: number
}

/** A push service of one's own: real HTTP, that checks the sender's signature and decrypts as browsers do (RFC 8291, 8292). */
export interface PushService {
  origin: string
  browser(): PushBrowser
  close(): Promise<void>
}

/** Starts one on 127.0.0.1. */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, { browser: PushBrowser; open: (body: Buffer) => Buffer }>()
  const server = createServer((request, response) => {
    const found = browsers.get(request.url ?? '')
    void buffer(request).then((body) => {
      if (found === undefined) return response.writeHead(404).end()
      const { browser, open } = found
      browser.asked++
      const isSigned = isSignedFor(origin, request.headers.authorization ?? '')
      const { status, headers } = isSigned ? browser.answer : { status: 403 }
      if (status < 300) {
        const payload = open(body)
        const notice = PushNotice.parse(JSON.parse(payload.toString('utf8')))
        browser.got.push({ notice, headers: request.headers, bytes: payload.length })
      }
      return response.writeHead(status, headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    browser: () => {
      const path = `/send/${randomBytes(12).toString('hex')}`
      const { keys, open } = browserKeys()
      const browser: PushBrowser = {
        subscription: { endpoint: origin + path, keys },
        got: [],
        answer: { status: 201 },
        asked: 0,
      }
      browsers.set(path, { browser, open })
      return browser
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** What a browser makes when it subscribes, and how it opens what is encrypted to it: written after RFC 8291 and 8188. */
function browserKeys(): { keys: PushSubscribe['keys']; open: (body: Buffer) => Buffer } {
  const own = createECDH('prime256v1')
  own.generateKeys()
  const auth = randomBytes(16)
  const open = (body: Buffer): Buffer => {
    const salt = body.subarray(0, 16)
    const keyLength = body[20]!
    const sender = body.subarray(21, 21 + keyLength)
    const sealed = body.subarray(21 + keyLength)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), sender])
    const secret = Buffer.from(hkdfSync('sha256', own.computeSecret(sender), auth, info, 32))
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
    const decipher = createDecipheriv('aes-128-gcm', key, nonce)
    decipher.setAuthTag(sealed.subarray(-16))
    const opened = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    // A single record ends with the mark 2 and zeros.
    return opened.subarray(0, opened.lastIndexOf(2))
  }
  const keys = { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') }
  return { keys, open }
}

/** Whether the request is signed by the key that it names, for this service and for now. */
function isSignedFor(audience: string, authorization: string): boolean {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
  const [head, claims, signature] = token?.split('.') ?? []
  if (head === undefined || claims === undefined || signature === undefined || key === undefined) return false
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const publicKey = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const }
  const signed = Buffer.from(`${head}.${claims}`)
  if (!verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))) return false
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
  const isOfToday = Number(exp) * 1000 > Date.now() && Number(exp) * 1000 <= Date.now() + 86_400_000
  return aud === audience && isOfToday && /^(mailto|https):/.test(String(sub))
}

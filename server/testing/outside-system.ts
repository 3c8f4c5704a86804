import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { newId } from '../../protocol/wire/ids.ts'

/** What a test may set otherwise than a well-behaved system would. */
export interface DeliveryOptions {
  secret?: string
  /** Seconds since 1970. */
  timestamp?: number
  headers?: Record<string, string>
  /** Sent instead of what was signed. */
  body?: string | Buffer
}

export interface Delivered {
  status: number
  body: {
    results?: { id: string | null; status: string; reason?: string }[]
    code?: string
    message?: string
  }
}

/** Another system of the operator: signs what it tells with the secret of the server's data folder. */
export class OutsideSystem {
  readonly #url: string
  readonly #secret: string
  readonly #now: () => number

  private constructor(url: string, secret: string, now: () => number) {
    this.#url = url
    this.#secret = secret
    this.#now = now
  }

  static async of(
    server: { url: string; dataFolder: string },
    now: () => number = Date.now,
  ): Promise<OutsideSystem> {
    const secret = await readFile(path.join(server.dataFolder, 'events-secret'), 'utf8')
    return new OutsideSystem(server.url, secret.trim(), now)
  }

  /** Sends events, or any text, signed. Out: the status and the parsed answer. */
  async tell(events: unknown, options: DeliveryOptions = {}): Promise<Delivered> {
    const signed = typeof events === 'string' ? events : JSON.stringify(events)
    const id = `msg-${newId()}`
    const timestamp = options.timestamp ?? Math.floor(this.#now() / 1000)
    const key = Buffer.from((options.secret ?? this.#secret).replace('whsec_', ''), 'base64')
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${signed}`).digest('base64')
    const response = await fetch(`${this.#url}/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': `v1,${signature}`,
        ...options.headers,
      },
      body: options.body === undefined ? signed : new Uint8Array(Buffer.from(options.body)),
    })
    return { status: response.status, body: (await response.json()) as Delivered['body'] }
  }
}

/** A completed booking by somebody new, with whatever a test wants different. */
export function bookingEvent(data: Record<string, unknown> = {}, envelope: Record<string, unknown> = {}) {
  return {
    id: `event-${newId()}`,
    type: 'booking.completed',
    timestamp: '2026-11-20T09:00:00Z',
    data: {
      id: `booking-${newId()}`,
      location: 'Riverside',
      customer: { id: 'crm-1', email: 'Ines@Example.com', name: 'Inês Prado' },
      service: 'room',
      resource: 'Room 4',
      startsAt: '2026-11-24T09:00:00Z',
      endsAt: '2026-11-24T11:00:00Z',
      paid: true,
      ...data,
    },
    ...envelope,
  }
}

import type { Batch } from '../../protocol/wire/events.ts'
import type { ConversationId, UserId } from '../../protocol/wire/ids.ts'
import type { ServerContext } from '../context.ts'
import { customersOf } from '../rules/customer-chats.ts'
import { conversationOf, hostOf } from '../sockets/portal-batch.ts'
import { readFor } from './news.ts'
import type { Poster } from './post.ts'
import { sendSome, tidyPush } from './sender.ts'

/** How often what failed is tried again. */
const EVERY_MS = 30_000

/**
 * Tells the browsers in which the portal is closed (Web Push): after each commit, never within it, of what the open page would
 * tell. What waits is kept in rows; after a start everybody's things are read once, so nothing is forgotten in between.
 */
export class PushTeller {
  readonly #context: ServerContext
  readonly #poster: Poster
  readonly #end = new AbortController()
  readonly #conversations = new Set<ConversationId>()
  readonly #hosts = new Set<UserId>()
  #running: Promise<void> | null = null
  #again = false

  constructor(context: ServerContext, poster: Omit<Poster, 'ended'>) {
    this.#context = context
    this.#poster = { ...poster, ended: this.#end.signal }
  }

  /** Looks now, at what came while no server ran, and from time to time. Out: stops it. */
  start(): () => void {
    this.#context.afterwards(this.#everybody().then(() => this.#look()))
    const timer = setInterval(() => {
      this.#context.afterwards(tidyPush(this.#context).then(() => this.#look()))
    }, EVERY_MS)
    return () => {
      clearInterval(timer)
      // What is cut off is sent by the next run; a stop waits for no push service.
      this.#end.abort()
    }
  }

  /** A batch of events that were committed. */
  heard(batch: Batch): void {
    for (const event of batch.events) {
      const conversationId = conversationOf(event)
      if (conversationId !== null) this.#conversations.add(conversationId)
      const host = hostOf(event)
      if (host !== null) this.#hosts.add(host)
    }
    if (this.#conversations.size > 0 || this.#hosts.size > 0) this.#look()
  }

  /** Somebody's browser has subscribed: how things stand now is what news is measured by. */
  async subscribed(userId: UserId): Promise<void> {
    await readFor(this.#context.database, userId, { chats: true, visits: true }, this.#context.now())
    this.#look()
  }

  #look(): void {
    if (this.#running !== null) {
      this.#again = true
      return
    }
    this.#running = this.#tell().finally(() => {
      this.#running = null
      if (!this.#again) return
      this.#again = false
      this.#look()
    })
    this.#context.afterwards(this.#running)
  }

  async #tell(): Promise<void> {
    if (await this.#hasNobody()) {
      this.#conversations.clear()
      this.#hosts.clear()
      return
    }
    const { database, now } = this.#context
    const visited = [...this.#hosts]
    this.#hosts.clear()
    const hosts = await this.#subscribers(visited)
    const chats = await this.#subscribers(await this.#customers())
    for (const userId of new Set([...chats, ...hosts])) {
      await readFor(database, userId, { chats: chats.has(userId), visits: hosts.has(userId) }, now())
    }
    while (!this.#end.signal.aborted && (await sendSome(this.#context, this.#poster))) {
      // There may be more.
    }
  }

  /** Whose chats have changed. */
  async #customers(): Promise<UserId[]> {
    const conversations = [...this.#conversations]
    this.#conversations.clear()
    const { database } = this.#context
    const customers: UserId[] = []
    for (const conversationId of conversations) {
      customers.push(...(await customersOf(database, conversationId)))
    }
    return customers
  }

  /** Most networks have a busy desk and no closed portals to tell: a message then costs one small question. */
  async #hasNobody(): Promise<boolean> {
    return (await this.#context.database.query('select 1 from push_subscriptions limit 1')).length === 0
  }

  /** Who of these has a browser to be told in. Without a list: everybody who has. */
  async #subscribers(userIds?: readonly UserId[]): Promise<Set<UserId>> {
    if (userIds?.length === 0) return new Set()
    const found = await this.#context.database.query<{ userId: UserId }>(
      `select distinct s.user_id as "userId" from push_subscriptions p join sessions s on s.id = p.session_id
       where $1::uuid[] is null or s.user_id = any($1::uuid[])`,
      [userIds ?? null],
    )
    return new Set(found.map(({ userId }) => userId))
  }

  async #everybody(): Promise<void> {
    const { database, now } = this.#context
    for (const userId of await this.#subscribers()) {
      await readFor(database, userId, { chats: true, visits: true }, now())
    }
  }
}

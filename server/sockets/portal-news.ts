import type { Namespace } from 'socket.io'
import { isSeenBy } from '../../protocol/rules/standing.ts'
import { PORTAL_CHANGED, type PortalChanged } from '../../protocol/wire/http.ts'
import type { Batch, WireEvent } from '../../protocol/wire/events.ts'
import { locationOfStream, type LocationId, type UserId } from '../../protocol/wire/ids.ts'
import type { Session } from '../auth/sessions.ts'
import type { ServerContext } from '../context.ts'
import { housesOf, personsOf } from '../rules/facts.ts'
import { customerRoom, EVERY_CUSTOMER, EVERY_VISITOR } from './rooms.ts'

/** What comes within this is told once: an import changes thousands of people one after the other. */
const TOGETHER_MS = 200

/**
 * Tells the portal's pages that Community, Feed, Bookings or what is shown at all have changed, so that they read it again. It says
 * nothing of what changed; of a feed it tells only those who read that feed. Visitors by a link hear nothing.
 */
export class PortalNews {
  private readonly portal: Namespace
  private readonly context: ServerContext
  private readonly feeds = new Set<LocationId>()
  private readonly concerned = new Set<UserId>()
  private people = false
  private places = false
  private bookings = false
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(portal: Namespace, context: ServerContext) {
    this.portal = portal
    this.context = context
  }

  /** Notes what a committed batch changed, and tells it in a moment. */
  heard(batch: Batch): void {
    if (this.portal.sockets.size === 0) return
    for (const event of batch.events) this.note(event, locationOfStream(batch.stream))
    const isForAll = this.people || this.places || this.bookings
    const isNews = isForAll || this.feeds.size > 0 || this.concerned.size > 0
    if (!isNews || this.timer !== undefined) return
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.context.afterwards(this.tell())
    }, TOGETHER_MS)
  }

  close(): void {
    clearTimeout(this.timer)
  }

  private note({ entity, entityId, body }: WireEvent, location: LocationId | null): void {
    switch (entity) {
      case 'post':
      case 'comment':
        if (location !== null) this.feeds.add(location)
        return
      case 'location':
        this.places = true
        return
      case 'user':
        this.concerned.add(entityId as UserId)
        this.people = true
        return
      case 'membership':
      case 'joinRequest':
        if (body !== null) this.concerned.add((body as { userId: UserId }).userId)
        this.people ||= entity === 'membership'
        return
      case 'booking':
        this.bookings = true
        return
      case 'company':
      case 'block':
      case 'bar':
        this.people = true
    }
  }

  private async tell(): Promise<void> {
    const feeds = [...this.feeds]
    if (this.places) this.say([EVERY_CUSTOMER], 'places')
    if (this.people) this.say([EVERY_CUSTOMER], 'people')
    if (this.bookings) this.say([EVERY_CUSTOMER], 'bookings')
    if (this.concerned.size > 0) this.say([...this.concerned].map(customerRoom), 'me')
    this.feeds.clear()
    this.concerned.clear()
    this.people = false
    this.places = false
    this.bookings = false
    if (feeds.length > 0) await this.tellReaders(feeds)
  }

  private async tellReaders(feeds: readonly LocationId[]): Promise<void> {
    const { database } = this.context
    const sessions = [...this.portal.sockets.values()].map(({ data }) => data as Session)
    const userIds = new Set(sessions.filter(({ kind }) => kind === 'portal').map(({ userId }) => userId))
    const houses = (await housesOf(database)).filter(({ locationId }) => feeds.includes(locationId))
    const readers = [...(await personsOf(database, [...userIds])).values()].filter((person) =>
      houses.some(({ feed, locationId }) => isSeenBy(feed, person, locationId)),
    )
    if (readers.length > 0) {
      this.say(
        readers.map(({ userId }) => customerRoom(userId)),
        'feed',
      )
    }
  }

  private say(rooms: string[], about: PortalChanged['about']): void {
    this.portal
      .to(rooms)
      .except(EVERY_VISITOR)
      .emit(PORTAL_CHANGED, { about } satisfies PortalChanged)
  }
}

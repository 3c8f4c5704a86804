import type { LocationId, ReportId, UserId } from '../../protocol/wire/ids.ts'
import type { BarRow, BlockRow, ReportRow } from '../../protocol/wire/rows/apart.ts'
import type { ConversationRow } from '../../protocol/wire/rows/chats.ts'
import type { Apart } from '../../server/sync/apart.ts'
import { MemoryCells } from './memory-cells.ts'
import { LOCATION } from './world/place.ts'

/**
 * What keeps people apart, in memory. Everybody known at the location may write to everybody else there, as long as no
 * block or bar stands in between.
 */
export class MemoryApart extends MemoryCells implements Apart {
  mayStartDirect(from: UserId, to: UserId): Promise<boolean> {
    return this.answer(() => this.#isHere(from) && this.#isHere(to) && this.#closed(from, to).length === 0)
  }

  knowsOf(_viewer: UserId, person: UserId): Promise<boolean> {
    return this.answer(() => this.#isHere(person))
  }

  directLocation(): Promise<LocationId | null> {
    return this.answer(() => LOCATION)
  }

  closedTo(one: UserId, other: UserId): Promise<UserId[]> {
    return this.answer(() => this.#closed(one, other))
  }

  directChatsOf(userId: UserId): Promise<ConversationRow[]> {
    return this.answer(() => this.listed<ConversationRow>('conversation', `directOf:${userId}`))
  }

  block(userId: UserId, blocked: UserId): Promise<BlockRow | null> {
    return this.answer(() => this.read<BlockRow>(`block:${userId}:${blocked}`))
  }

  putBlock(row: BlockRow): Promise<void> {
    return this.put('block', row)
  }

  bar(userId: UserId): Promise<BarRow | null> {
    return this.answer(() => this.read<BarRow>(`bar:${userId}`))
  }

  putBar(row: BarRow): Promise<void> {
    return this.put('bar', row)
  }

  /** Connections are the world's own matter: there are no tokens here. */
  endSessions(): Promise<void> {
    return this.answer(() => {})
  }

  report(id: ReportId): Promise<ReportRow | null> {
    return this.answer(() => this.read<ReportRow>(`report:${id}`))
  }

  putReport(row: ReportRow): Promise<void> {
    return this.put('report', row)
  }

  reportsAbout(userId: UserId): Promise<ReportId[]> {
    return this.answer(() => this.read<ReportId[]>(`reportsAbout:${userId}`) ?? [])
  }

  #isHere(userId: UserId): boolean {
    return this.read(`member:${LOCATION}:${userId}`) !== null || this.read(`access:${userId}`) !== null
  }

  #closed(one: UserId, other: UserId): UserId[] {
    const isApart = (by: UserId, whom: UserId) =>
      this.read<BlockRow>(`block:${by}:${whom}`)?.active === true ||
      this.read<BarRow>(`bar:${by}`)?.active === true
    return [...(isApart(other, one) ? [one] : []), ...(isApart(one, other) ? [other] : [])]
  }
}

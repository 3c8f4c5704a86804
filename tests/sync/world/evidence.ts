import type { OpId, StreamId } from '../../../protocol/wire/ids.ts'
import type { Op, OpResult } from '../../../protocol/wire/ops.ts'
import type { MessageRow, ReadMarkRow } from '../../../protocol/wire/rows/chats.ts'
import { checkI14 } from '../invariants/i14-attached-once.ts'
import { isEntity, type AnyRow } from '../../../protocol/wire/rows/index.ts'
import type { WireEvent } from '../../../protocol/wire/events.ts'
import { checkI1 } from '../invariants/i01-acknowledged-is-in-the-log.ts'
import { checkI3 } from '../invariants/i03-one-effect.ts'
import { checkI6 } from '../invariants/i06-lanes-in-order.ts'
import { checkI9 } from '../invariants/i09-no-gaps.ts'
import { ReadMarkHistory } from '../invariants/i11-read-marks.ts'
import { TombstoneHistory } from '../invariants/i12-tombstones-stay.ts'
import { checkI20 } from '../invariants/i20-own-in-shared-rows.ts'
import { checkI21 } from '../invariants/i21-closed-chats.ts'
import { checkI22 } from '../invariants/i22-nothing-hangs-on-gone.ts'
import { checkI23 } from '../invariants/i23-decided-once.ts'
import { checkI24 } from '../invariants/i24-one-open.ts'
import { checkI25 } from '../invariants/i25-signed-in-order.ts'
import type { Commit } from '../memory-transaction.ts'
import {
  attachments,
  decisions,
  directChats,
  newMessages,
  ownInShared,
  signatureLog,
  whatHangs,
} from './log-views.ts'
import { keyOf, rowsIn } from './rows.ts'

interface Written {
  device: string
  lane: string
  order: number
}

/** One epoch of the server's log, kept whole even when the server shortens its own. */
interface Epoch {
  rows: ReadonlyMap<string, AnyRow>
  commits: Commit[]
  applied: Set<OpId>
  acknowledged: Set<OpId>
}

/** What is known about the whole world and never forgotten: what the server has committed, answered, and when. */
export class Evidence {
  readonly written = new Map<OpId, Written & { op: Op }>()
  readonly readMarks = new ReadMarkHistory()
  readonly tombstones = new TombstoneHistory()
  readonly #epochs = new Map<string, Epoch>()
  #epoch = ''

  /** The rows that were there before the first event. */
  begin(epoch: string, committed: ReadonlyMap<string, unknown>): void {
    const rows = new Map(rowsIn(committed).map((row) => [keyOf(row), row]))
    this.#epochs.set(epoch, { rows, commits: [], applied: new Set(), acknowledged: new Set() })
    this.#epoch = epoch
  }

  /** The server has gone back to a backup, made after `commitCount` commits. */
  restore(epoch: string, commitCount: number): void {
    const { rows, commits } = this.#current()
    const kept = commits.slice(0, commitCount)
    const applied = new Set(kept.flatMap((commit) => appliedBy(commit) ?? []))
    this.#epochs.set(epoch, { rows, commits: kept, applied, acknowledged: new Set() })
    this.#epoch = epoch
  }

  commit(commit: Commit): void {
    const epoch = this.#current()
    epoch.commits.push(commit)
    const op = appliedBy(commit)
    if (op !== null) epoch.applied.add(op)
    for (const { event } of commit.events) this.#observe(event)
  }

  /** The server has answered a push. */
  answered(results: readonly OpResult[]): void {
    for (const result of results) {
      if (result.status !== 'rejected') this.#current().acknowledged.add(result.id)
    }
  }

  /** What must hold of the log at any moment. */
  checkLog(): void {
    const { commits, applied, acknowledged } = this.#current()
    checkI1(acknowledged, applied)
    const byStream = new Map<StreamId, number[]>()
    for (const { events } of commits) {
      for (const { stream, event } of events) {
        const seqs = byStream.get(stream)
        if (seqs === undefined) byStream.set(stream, [event.seq])
        else seqs.push(event.seq)
      }
    }
    for (const [stream, seqs] of byStream) checkI9(stream, 0, seqs)
    const ops = commits.flatMap(({ op, events }) =>
      op === null ? [] : [{ op: op.id, events: events.length }],
    )
    checkI3(ops, newMessages(commits))
    checkI14(attachments(commits))
    checkI20(ownInShared(commits))
    checkI21(directChats(commits))
    const { rows, there } = whatHangs(commits)
    checkI22(rows, there)
    const decided = decisions(commits)
    checkI23(decided)
    checkI24(decided)
    checkI25(signatureLog(commits))
    checkI6(
      commits.flatMap((commit) => {
        const op = appliedBy(commit)
        const written = op === null ? undefined : this.written.get(op)
        return op === null || written === undefined
          ? []
          : [{ op, lane: `${written.device} ${written.lane}`, order: written.order }]
      }),
    )
  }

  /** Whether the op was applied in the log of that epoch. */
  applied(epoch: string): ReadonlySet<OpId> {
    return this.#epochs.get(epoch)?.applied ?? new Set()
  }

  /** The last event of a stream in that epoch. */
  headOf(epoch: string, stream: StreamId): number {
    return this.events(epoch, stream, 0, Infinity).at(-1)?.seq ?? 0
  }

  /** The event that an applied op ended with; undefined when that epoch knows nothing of it. */
  positionOf(epoch: string, op: OpId): { stream: StreamId; seq: number } | undefined {
    const commit = this.#epochs.get(epoch)?.commits.find((candidate) => candidate.op?.id === op)
    const result = commit?.op?.record.result
    return result === undefined || result.status === 'rejected' ? undefined : result.at
  }

  /** Whether the op was applied in the log as it is now. */
  isApplied(op: OpId): boolean {
    return this.#current().applied.has(op)
  }

  get appliedNow(): OpId[] {
    return [...this.#current().applied]
  }

  get commitCount(): number {
    return this.#current().commits.length
  }

  /** The events of a stream with `after < seq <= to`, whatever the server has kept of them. */
  events(epoch: string, stream: StreamId, after: number, to: number): WireEvent[] {
    const commits = this.#epochs.get(epoch)?.commits ?? []
    return commits.flatMap(({ events }) =>
      events
        .filter((entry) => entry.stream === stream && entry.event.seq > after && entry.event.seq <= to)
        .map(({ event }) => event),
    )
  }

  /** All rows of a stream as they were after event number `to`. */
  replay(epoch: string, stream: StreamId, to: number): AnyRow[] {
    const rows = new Map(this.#epochs.get(epoch)?.rows)
    for (const { entity, entityId, change, body } of this.events(epoch, stream, 0, to)) {
      const key = `${entity}:${entityId}`
      if (!isEntity(entity)) continue
      if (change === 'gone') rows.delete(key)
      else rows.set(key, { entity, row: body } as AnyRow)
    }
    return [...rows.values()]
  }

  #observe({ entity, entityId, change, body }: WireEvent): void {
    if (entity === 'readMark') {
      const { id, seq, deliveredSeq, conversationId } = body as ReadMarkRow
      this.readMarks.observe('the server', {
        id,
        epoch: this.#epoch,
        seq,
        deliveredSeq,
        lastSeq: this.#lastSeq(conversationId),
      })
    }
    // A person may become known again, with a newer row: see `putAgain` of the server's join-requests.ts.
    if (entity === 'user') return
    const dead = change === 'gone' || (entity === 'message' && (body as MessageRow).deletedAt !== null)
    const key = `${entity}:${entityId}`
    const isReacted = entity === 'message' && (body as MessageRow).reactions.length > 0
    this.tombstones.observe('the log', this.#epoch, dead ? [key, `reactions of ${key}`] : [], [
      ...(dead ? [] : [key]),
      ...(isReacted ? [`reactions of ${key}`] : []),
    ])
  }

  #lastSeq(conversationId: string): number {
    const { rows, commits } = this.#current()
    const logged = commits.flatMap(({ events }) => events.map(({ event }) => event.body as MessageRow | null))
    const messages = [...[...rows.values()].map(({ row }) => row as MessageRow), ...logged]
    return messages.reduce(
      (last, row) =>
        row?.conversationId === conversationId && 'sentAt' in row ? Math.max(last, row.seq) : last,
      0,
    )
  }

  #current(): Epoch {
    return this.#epochs.get(this.#epoch)!
  }
}

function appliedBy({ op }: Commit): OpId | null {
  return op !== null && op.record.result.status !== 'rejected' ? op.id : null
}

import type {
  ConversationId,
  FileId,
  InvitationMailId,
  JoinRequestId,
  LocationId,
  MessageId,
  OpId,
  PostId,
  StreamId,
  UserId,
} from '../../../protocol/wire/ids.ts'
import type { JoinRequestRow } from '../../../protocol/wire/rows/customers.ts'
import type { DeskInvitationRow } from '../../../protocol/wire/rows/desk-invitations.ts'
import type { CommentRow, PostRow } from '../../../protocol/wire/rows/feed.ts'
import type { Stored } from '../../../server/sync/feed-work.ts'
import type { WireEvent } from '../../../protocol/wire/events.ts'
import type { OpResult } from '../../../protocol/wire/ops.ts'
import type { MessageRow, ReadMarkRow } from '../../../protocol/wire/rows/chats.ts'
import { push } from '../../../server/sync/push.ts'
import type { UploadedFile } from '../../../server/sync/chats.ts'
import type { OpRecord, StreamHead } from '../../../server/sync/event-log.ts'
import { MemoryStorage } from '../memory-storage.ts'
import { MemoryTransaction } from '../memory-transaction.ts'
import type { Bug } from './bug.ts'
import { withTransactions } from './with-transactions.ts'

class AnswersBeforeCommit extends MemoryStorage {
  override write<T>(run: (tx: MemoryTransaction) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const ran = super.write(async (tx) => {
        const result = await run(tx)
        resolve(result)
        return result
      })
      ran.catch(reject)
    })
  }
}

class ForgetsOpsInACrash extends MemoryStorage {
  override crash(): void {
    super.crash()
    for (const key of this.committed.keys()) if (key.startsWith('op:')) this.committed.delete(key)
  }
}

class NeverLooksAnOpUp extends MemoryTransaction {
  override async lockOp(id: OpId): Promise<OpRecord | null> {
    await super.lockOp(id)
    return null
  }
}

const numbers = new Map<string, number>()

/** As a database sequence does it: a number is drawn at once, whoever commits first. */
class NumbersFromASequence extends MemoryTransaction {
  override lockStream(stream: StreamId): Promise<StreamHead> {
    return this.streamHead(stream)
  }

  override async appendEvent(stream: StreamId, event: Omit<WireEvent, 'seq'>): Promise<WireEvent> {
    const { head, epoch } = await this.streamHead(stream)
    const name = `${epoch} ${stream}`
    const seq = Math.max(head, head === 0 ? 0 : (numbers.get(name) ?? 0)) + 1
    numbers.set(name, seq)
    const numbered = { ...event, seq }
    this.write(`head:${stream}`, seq)
    this.write(`event:${stream}:${seq}`, numbered)
    this.logged.push({ stream, event: numbered })
    return numbered
  }
}

class OverwritesReadMarks extends MemoryTransaction {
  override async readMark(conversation: ConversationId, userId: UserId): Promise<ReadMarkRow | null> {
    const mark = await super.readMark(conversation, userId)
    return mark && { ...mark, seq: 0 }
  }
}

class EditRevivesTombstones extends MemoryTransaction {
  override async message(id: MessageId): Promise<MessageRow | null> {
    const row = await super.message(id)
    return row && { ...row, deletedAt: null }
  }
}

class AttachesTwice extends MemoryTransaction {
  override async uploadedFiles(ids: FileId[]): Promise<UploadedFile[]> {
    return (await super.uploadedFiles(ids)).map((file) => ({ ...file, messageId: null }))
  }
}

class TakesLikesAway extends MemoryTransaction {
  override async post(id: PostId): Promise<Stored<PostRow> | null> {
    const stored = await super.post(id)
    return stored && { ...stored, row: { ...stored.row, likedByUserIds: [] } }
  }
}

class RevivesPosts extends MemoryTransaction {
  override async post(id: PostId): Promise<Stored<PostRow> | null> {
    const stored = await super.post(id)
    return stored && { ...stored, isRemoved: false }
  }
}

class LeavesComments extends MemoryTransaction {
  override commentsOf(): Promise<CommentRow[]> {
    return Promise.resolve([])
  }
}

class DecidesAgain extends MemoryTransaction {
  override async joinRequest(id: JoinRequestId): Promise<JoinRequestRow | null> {
    const row = await super.joinRequest(id)
    return row && { ...row, state: 'open' }
  }
}

class HearsOneTwice extends MemoryTransaction {
  override openJoinRequest(): Promise<null> {
    return Promise.resolve(null)
  }
}

class InvitesOneTwice extends MemoryTransaction {
  override invitedTo(): Promise<string[]> {
    return Promise.resolve([])
  }
}

class MailsWhatWasWithdrawn extends MemoryTransaction {
  override async deskInvitationsOf(mail: InvitationMailId): Promise<DeskInvitationRow[]> {
    return (await super.deskInvitationsOf(mail)).map((row) => ({ ...row, state: 'open' }))
  }
}

class DeletesWhoeverChats extends MemoryTransaction {
  override hangsOn(): Promise<null> {
    return Promise.resolve(null)
  }
}

/** Of who asks to join and is nothing yet, the desk sees what was true when they asked. */
class TellsMembersOnly extends MemoryTransaction {
  override async placesOf(userIds: readonly UserId[]): Promise<LocationId[]> {
    return (await this.membershipsOf(userIds)).map(({ locationId }) => locationId)
  }
}

/** A chat is never closed to whoever asks: whoever writes does. */
class WritesPastABlock extends MemoryTransaction {
  override async closedTo(one: UserId, other: UserId): Promise<UserId[]> {
    const closed = await super.closedTo(one, other)
    return closed.filter((id) => id !== one)
  }
}

/** Answers a known id at once, whatever it carries. */
const ignoresHashes: typeof push = async (server, session, { ops }) => {
  const results: OpResult[] = []
  for (const op of ops) {
    const known = await server.storage.transaction((tx) => tx.lockOp(op.id))
    if (known?.result.status === 'applied') results.push({ ...known.result, status: 'dup' })
    else results.push(...(await push(server, session, { ops: [op] })).results)
  }
  return { results }
}

/** Bugs of the server that protocol.md names, planted by replacing one real part. */
export const SERVER_BUGS: Bug[] = [
  {
    name: 'acknowledges before the commit',
    // Or a device sees first that what it took for applied is nowhere.
    caughtBy: ['I1', 'I2'],
    faults: { storage: (o) => new AnswersBeforeCommit(o) },
  },
  {
    name: 'remembers applied ops in memory only',
    caughtBy: ['I1', 'I3', 'I4'],
    noticedWith: 4,
    faults: { storage: (o) => new ForgetsOpsInACrash(o) },
  },
  {
    name: 'does not look an op id up',
    caughtBy: ['I3', 'I4'],
    faults: { storage: withTransactions((...parts) => new NeverLooksAnOpUp(...parts)) },
  },
  { name: 'compares op ids without the hash', caughtBy: ['I4'], faults: { push: ignoresHashes } },
  {
    name: 'numbers events from a sequence instead of a locked counter',
    // Or a device has passed over the number that comes later.
    caughtBy: ['I7', 'I9'],
    faults: { storage: withTransactions((...parts) => new NumbersFromASequence(...parts)) },
  },
  {
    name: 'overwrites read marks instead of taking the maximum',
    caughtBy: ['I11'],
    faults: { storage: withTransactions((...parts) => new OverwritesReadMarks(...parts)) },
  },
  {
    name: 'lets an edit revive an unsent message',
    caughtBy: ['I12'],
    faults: { storage: withTransactions((...parts) => new EditRevivesTombstones(...parts)) },
  },
  {
    name: 'attaches a file twice',
    caughtBy: ['I14'],
    faults: { storage: withTransactions((...parts) => new AttachesTwice(...parts)) },
  },
  {
    name: 'takes the likes of others away with a change of a post',
    caughtBy: ['I20'],
    noticedWith: 2,
    faults: { storage: withTransactions((...parts) => new TakesLikesAway(...parts)) },
  },
  {
    name: 'lets a change revive a removed post',
    // Or somebody comments on it first.
    caughtBy: ['I12', 'I22'],
    noticedWith: 16,
    faults: { storage: withTransactions((...parts) => new RevivesPosts(...parts)) },
  },
  {
    name: 'leaves the comments of a removed post',
    caughtBy: ['I22'],
    noticedWith: 16,
    faults: { storage: withTransactions((...parts) => new LeavesComments(...parts)) },
  },
  {
    name: 'lets a message past a block',
    caughtBy: ['I21'],
    noticedWith: 42,
    faults: { storage: withTransactions((...parts) => new WritesPastABlock(...parts)) },
  },
  {
    name: 'decides a request a second time',
    caughtBy: ['I23'],
    noticedWith: 2,
    faults: { storage: withTransactions((...parts) => new DecidesAgain(...parts)) },
  },
  {
    name: 'opens a second request of one person',
    caughtBy: ['I24'],
    noticedWith: 2,
    faults: { storage: withTransactions((...parts) => new HearsOneTwice(...parts)) },
  },
  {
    name: 'tells of changes of a person where they are something, not where they ask to be',
    caughtBy: ['I5', 'I10', 'I13'],
    noticedWith: 17,
    faults: { storage: withTransactions((...parts) => new TellsMembersOnly(...parts)) },
  },
  {
    name: 'invites one address twice',
    caughtBy: ['I24'],
    noticedWith: 7,
    faults: { storage: withTransactions((...parts) => new InvitesOneTwice(...parts)) },
  },
  {
    name: 'mails an invitation again that was withdrawn',
    caughtBy: ['I23'],
    noticedWith: 70,
    faults: { storage: withTransactions((...parts) => new MailsWhatWasWithdrawn(...parts)) },
  },
  {
    name: 'deletes a customer with whom somebody chats',
    caughtBy: ['I22'],
    noticedWith: 17,
    faults: { storage: withTransactions((...parts) => new DeletesWhoeverChats(...parts)) },
  },
  {
    name: 'keeps its epoch when a backup is restored',
    caughtBy: ['I1', 'I2', 'I3', 'I5', 'I7', 'I8', 'I10', 'I11', 'I12', 'I13'],
    noticedWith: 9,
    faults: { keepsEpoch: true },
  },
]

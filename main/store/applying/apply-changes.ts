import { isEntity, ROWS, type AnyRow, type Entity, type RowOf } from '../../../protocol/wire/rows/index.ts'
import type { WireEvent } from '../../../protocol/wire/events.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { searchableWords } from '../people/folded-words.ts'
import { idBytes } from '../chats/message-ids.ts'
import { MessageIndex } from '../search/message-index.ts'
import { idNumber } from '../search/places.ts'
import { ThingIndex } from '../search/thing-index.ts'
import { keepUnread, picturesIn, putFiles } from './beside-rows.ts'
import { ChangedChats } from './changed-chats.ts'
import { hideContact, knowUser, moreKnown } from './people-of-streams.ts'
import { TABLES } from './rows/index.ts'
import { UPSERTS } from './upsert.ts'
import { NOWHERE, type SqlValue, type Table } from './rows/table.ts'
import type { SqlFile } from '../database/sql-file.ts'
import type { Topic, Touched } from '../sync-port.ts'
import { touched } from '../touched.ts'

/** Where rows come from: the stream, and the number of the snapshot that this and what follows belongs to. */
export interface Source {
  stream: string
  generation: number
}

/** Writes rows and tombstones of one source, inside a transaction of the caller; `finish` completes it. */
export class Changes {
  private readonly cache: SqlFile
  private readonly source: Source
  private readonly topics = new Set<Topic>()
  private readonly chats: ChangedChats
  private readonly numbers = new Map<string, number>()
  private readonly messageIndex: MessageIndex
  private readonly thingIndex: ThingIndex
  /** Words of older rows were taken out of an index: the caller empties the log after its commit (I15). */
  tookWordsOut = false

  constructor(cache: SqlFile, source: Source) {
    this.cache = cache
    this.source = source
    this.chats = new ChangedChats(cache, source.stream.startsWith('user:'))
    this.messageIndex = new MessageIndex(cache)
    this.thingIndex = new ThingIndex(cache)
  }

  /** Applies one event. What this version can't read is kept as it came, to be read again after an upgrade. */
  event(event: WireEvent): void {
    if (!this.read(event)) keepUnread(this.cache, this.source.stream, event)
  }

  /** False when the event is of an unknown kind or its body can't be read. */
  read(event: Pick<WireEvent, 'entity' | 'entityId' | 'change' | 'rev' | 'body'>): boolean {
    if (!isEntity(event.entity)) return false
    if (event.change === 'gone') {
      this.gone(event.entity, event.entityId, event.rev)
      return true
    }
    const parsed = ROWS[event.entity].safeParse(event.body)
    if (!parsed.success || parsed.data.id !== event.entityId) return false
    this.put({ entity: event.entity, row: parsed.data } as AnyRow)
    return true
  }

  put(change: AnyRow): void {
    const { entity, row } = change
    if (entity === 'message') return this.putMessage(row)
    if (entity === 'user') return this.putUser(row)
    const table = TABLES[entity] as Table<Entity>
    if (!this.upsert(entity, row, table.values(row, NOWHERE))) return
    this.topics.add(entity)
    if (entity === 'company') this.nameAndPhoto(row.id, row.name, null)
    else if (entity === 'customer') this.thingIndex.touch('person', row.subject.id)
    else if (entity === 'notification') this.thingIndex.touch('notification', row.id, [row.locationId])
    else if (entity === 'post') putFiles(this.cache, row.id, row.files)
    else if (entity === 'location') putFiles(this.cache, row.id, picturesIn(row.information))
    else if (entity === 'conversation') this.chats.list(row.id)
    else if (entity === 'readMark') this.chats.mark(row.conversationId)
    else if (entity === 'followUp') this.chats.conversations.add(row.conversationId)
  }

  gone(entity: Entity, id: string, rev: number): void {
    const { stream } = this.source
    this.cache.run(
      `INSERT INTO tombstones (entity, id, stream, rev) VALUES (@entity, @id, @stream, @rev)
       ON CONFLICT (entity, id, stream) DO UPDATE SET rev = max(rev, excluded.rev)`,
      { entity, id, stream, rev },
    )
    const { name } = TABLES[entity]
    const storedId = entity === 'message' ? idBytes('@id') : '@id'
    if (entity === 'user') {
      this.cache.run(
        `DELETE FROM user_streams WHERE user_id = @id AND stream = @stream
         AND NOT EXISTS (SELECT 1 FROM users WHERE id = @id AND rev > @rev)`,
        { id, stream, rev },
      )
      if (this.cache.get('SELECT 1 FROM user_streams WHERE user_id = @id', { id })) {
        if (hideContact(this.cache, id)) this.lessIsSeen(id)
        return
      }
    }
    const message = entity === 'message' ? this.messageIndex.find(id) : null
    const customer = entity === 'customer' ? this.subjectOf(id) : undefined
    if (entity === 'message') this.chats.unlistMessage(id, rev)
    if (this.cache.run(`DELETE FROM ${name} WHERE id = ${storedId} AND rev <= @rev`, { id, rev }) === 0)
      return
    this.topics.add(entity)
    if (message) {
      this.messageIndex.removed(message)
      if (message.fileCount > 0) this.thingIndex.touch('files', id)
    } else if (customer) this.thingIndex.touch('person', customer.id)
    else if (entity === 'user' || entity === 'company') this.thingIndex.touch('person', id)
    else if (entity === 'notification') this.thingIndex.touch('notification', id)
    this.cache.run('DELETE FROM files WHERE owner_id = @id', { id })
    this.cache.run('DELETE FROM name_words WHERE subject_id = @id', { id })
    if (entity === 'conversation') this.chats.list(id)
    // The id of a mark is `<conversation>:<user>`.
    else if (entity === 'readMark') this.chats.mark(id.split(':')[0] ?? '')
  }

  /** Brings the row of each changed chat and the indexes up to date, and says what was touched. */
  finish(): Touched {
    const fromMessages = this.messageIndex.finish()
    const fromThings = this.thingIndex.finish()
    this.tookWordsOut = fromMessages || fromThings
    this.chats.finish()
    return touched([...this.topics], [...this.chats.conversations])
  }

  /** False when what is stored is as new, or gone for good. */
  private upsert(
    entity: Entity,
    row: AnyRow['row'],
    values: readonly SqlValue[],
    key: readonly (number | null)[] = [],
  ): boolean {
    const { stream, generation } = this.source
    const { changes } = this.cache
      .prepare(UPSERTS[entity])
      .run(...key, row.id, row.rev, generation, ...values, row.id, stream, row.rev)
    return changes > 0
  }

  /** Somebody whom several streams may bring, each as it may show them. */
  private putUser(row: RowOf<'user'>): void {
    knowUser(this.cache, this.source, row.id, row.rev)
    const known = moreKnown(this.cache, this.source, row)
    if (known === 'asNew') return
    const whole = known === null ? row : { ...row, ...known }
    if (!this.upsert('user', whole, TABLES.user.values(whole, NOWHERE))) return
    this.topics.add('user')
    this.nameAndPhoto(row.id, row.name, row.photo)
  }

  /** Address and number were hidden. */
  private lessIsSeen(userId: string): void {
    this.thingIndex.touch('person', userId)
    this.topics.add('user')
  }

  /** A message is stored under a key in the order of time; one that is there keeps its own. */
  private putMessage(row: RowOf<'message'>): void {
    const chat = this.chats.keyOf(row.conversationId, row.locationId)
    const author = this.numberOf(row.authorUserId)
    const before = this.messageIndex.find(row.id)
    const key = before ? before.key : this.messageIndex.newKey(row.sentAt)
    if (!this.upsert('message', row, TABLES.message.values(row, { chat, author }), [before ? null : key]))
      return
    this.topics.add('message')
    this.messageIndex.written(
      {
        text: row.text,
        chat,
        author,
        fileCount: row.files.length,
        deletedAt: row.deletedAt,
      },
      row.locationId,
      { key, before },
    )
    if (row.files.length > 0 || (before?.fileCount ?? 0) > 0) {
      this.thingIndex.touch('files', row.id, [row.authorUserId, row.locationId])
    }
    putFiles(this.cache, row.id, row.files)
    this.chats.written(row.conversationId, chat, row.seq)
  }

  /** The number by which messages know their author. */
  private numberOf(userId: string): number {
    const known = this.numbers.get(userId)
    if (known !== undefined) return known
    const number = idNumber(this.cache, userId)
    this.numbers.set(userId, number)
    return number
  }

  /** Whose notes these are. */
  private subjectOf(customerId: string): { id: string } | undefined {
    return this.cache.get('SELECT subject_id AS id FROM customers WHERE id = @customerId', { customerId })
  }

  private nameAndPhoto(id: string, name: string, photo: FileRef | null): void {
    putFiles(this.cache, id, photo ? [photo] : [])
    this.cache.run('DELETE FROM name_words WHERE subject_id = @id', { id })
    for (const word of searchableWords(name)) {
      this.cache.run('INSERT INTO name_words (word, subject_id) VALUES (@word, @id)', { word, id })
    }
    this.thingIndex.touch('person', id)
    this.thingIndex.renamed(id)
  }
}

import type { CommentId, FileId, LocationId, PostId, UserId } from '../../protocol/wire/ids.ts'
import type { CommentRow, FeedMarkRow, PostRow } from '../../protocol/wire/rows/feed.ts'
import type { FeedWork, Stored } from '../../server/sync/feed-work.ts'
import type { UploadedFile } from '../../server/sync/chats.ts'
import { MemoryNetwork } from './memory-network.ts'

/** What each verb promises stands with the interface. */
export class MemoryFeedWork extends MemoryNetwork implements FeedWork {
  post(id: PostId): Promise<Stored<PostRow> | null> {
    return this.answer(() => this.#stored<PostRow>('post', id))
  }

  putPost(row: PostRow): Promise<void> {
    return this.put('post', row)
  }

  removePost(id: PostId, rev: number): Promise<void> {
    return this.answer(() => this.#remove('post', id, rev))
  }

  comment(id: CommentId): Promise<Stored<CommentRow> | null> {
    return this.answer(() => this.#stored<CommentRow>('comment', id))
  }

  commentsOf(id: PostId): Promise<CommentRow[]> {
    return this.answer(() => this.listed<CommentRow>('comment', `commentsOf:${id}`))
  }

  putComment(row: CommentRow): Promise<void> {
    return this.put('comment', row)
  }

  removeComment(id: CommentId, rev: number): Promise<void> {
    return this.answer(() => this.#remove('comment', id, rev))
  }

  feedMark(userId: UserId, locationId: LocationId): Promise<FeedMarkRow | null> {
    return this.answer(() => this.read<FeedMarkRow>(`feedMark:${userId}:${locationId}`))
  }

  putFeedMark(row: FeedMarkRow): Promise<void> {
    return this.put('feedMark', row)
  }

  publishPhoto(id: FileId): Promise<void> {
    return this.answer(() => {
      const file = this.read<UploadedFile>(`file:${id}`)
      this.write(`file:${id}`, { ...file, conversationId: null })
    })
  }

  releaseFiles(ids: readonly FileId[]): Promise<void> {
    return this.answer(() => {
      for (const id of ids) {
        const file = this.read<UploadedFile>(`file:${id}`)
        if (file !== null) this.write(`file:${id}`, { ...file, messageId: null })
      }
    })
  }

  #stored<Row>(entity: string, id: string): Stored<Row> | null {
    const row = this.read<Row>(`${entity}:${id}`)
    if (row !== null) return { row, isRemoved: false }
    const removed = this.read<Row>(`removed:${id}`)
    return removed === null ? null : { row: removed, isRemoved: true }
  }

  #remove(entity: string, id: string, rev: number): void {
    this.write(`removed:${id}`, { ...this.read<object>(`${entity}:${id}`), rev })
    this.write(`${entity}:${id}`, null)
  }
}

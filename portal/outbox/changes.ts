import type { StoreApi, UseBoundStore } from 'zustand'
import type { PortalPostPut } from '../../protocol/wire/http.ts'
import { newId } from '../../protocol/wire/ids.ts'
import type { CommentId, FileId, LocationId, OpId, PostId, UserId } from '../../protocol/wire/ids.ts'
import type { PortalRegister } from '../../protocol/wire/portal-visits.ts'
import { stillNamed } from '../../renderer/ui/mention-query.ts'
import { idOf, WaitingChange } from './change.ts'
import type { WaitingComment, WaitingPost, WaitingVisit } from './change.ts'
import { deliverFiles } from './deliver.ts'
import type { FilesWorld, Keeper } from './deliver.ts'
import { newFile } from './entry.ts'
import { entriesUnder } from './entry-storage.ts'
import { openLanes } from './lanes.ts'
import type { LanesState } from './lanes.ts'

/** What the changes need of the world; tests hand in their own. Each throws ApiError or NetworkError. */
export interface ChangesWorld extends FilesWorld {
  userId: UserId
  putPost(locationId: LocationId, id: PostId, content: PortalPostPut): Promise<unknown>
  putComment(
    postId: PostId,
    id: CommentId,
    opId: OpId,
    text: string,
    mentionUserIds: string[],
  ): Promise<unknown>
  register(visit: PortalRegister): Promise<unknown>
}

type New<Change> = Omit<Change, 'kind' | 'opId' | 'writtenAtMs' | 'refusal' | 'files'>
type Edited<Change> = Partial<New<Change>>

/**
 * What somebody posts, comments and preregisters: kept in this browser until the server has taken it, sent once and in order,
 * also after a reload and after signing in again.
 */
export interface Changes {
  use: UseBoundStore<StoreApi<LanesState<WaitingChange>>>
  /** These keep it, then send it. They throw when the browser can't keep it. */
  post(post: New<WaitingPost>, files: readonly { id: FileId; file: File }[]): Promise<void>
  comment(comment: New<WaitingComment>): Promise<void>
  visit(visit: New<WaitingVisit>): Promise<void>
  /** Tries again what was refused, or changes what waits. Out: false when it is on its way by now. */
  again(opId: OpId, changed?: Edited<WaitingPost> | Edited<WaitingComment> | Edited<WaitingVisit>): boolean
  remove(opId: OpId): void
  /** `listener` runs when the server has taken something, and before that stops being shown as waiting. Out: stops it. */
  onSent(listener: (change: WaitingChange) => Promise<void> | void): () => void
  clear(): void
  run(): void
  stop(): void
}

/** Opens what waits of one account. */
export function openChanges(world: ChangesWorld): Changes {
  const listeners = new Set<(change: WaitingChange) => Promise<void> | void>()
  const lanes = openLanes<WaitingChange, unknown>({
    storage: entriesUnder(`foyer.changes.${world.userId}.`, WaitingChange, idOf),
    files: world.files,
    laneOf: (change) => (change.kind === 'visit' ? 'visits' : `feed ${change.locationId}`),
    deliver: (change, keeper) => deliverChange(change, world, keeper),
    sent: async (change) => {
      await Promise.allSettled([...listeners].map(async (listener) => listener(change)))
    },
    refused: () => undefined,
  })
  const fresh = () => ({ opId: newId() as OpId, writtenAtMs: Date.now(), refusal: null })
  const { use, remove, clear, run, stop } = lanes
  return {
    use,
    post: (post, files) => lanes.put({ kind: 'post', ...fresh(), ...post, files: files.map(newFile) }, files),
    comment: (comment) => lanes.put({ kind: 'comment', ...fresh(), ...comment, files: [] }, []),
    visit: (visit) => lanes.put({ kind: 'visit', ...fresh(), ...visit, files: [] }, []),
    again: (opId, changed) => lanes.again(opId, changed),
    remove,
    onSent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear,
    run,
    stop,
  }
}

async function deliverChange(change: WaitingChange, world: ChangesWorld, keeper: Keeper): Promise<unknown> {
  const { opId } = change
  if (change.kind === 'visit') {
    const { kind: _kind, files: _files, writtenAtMs: _at, refusal: _refusal, ...visit } = change
    return world.register(visit)
  }
  const { text, named, postId } = change
  const mentionUserIds = stillNamed(text, new Map(named.map(({ id, name }) => [id, name]))) as UserId[]
  if (change.kind === 'comment') {
    return world.putComment(postId, change.commentId, opId, text, mentionUserIds)
  }
  await deliverFiles(change, { conversationId: change.feedPlaceId }, world, keeper)
  const fileIds = change.files.map(({ id }) => id)
  return world.putPost(change.locationId, postId, { opId, text, fileIds, mentionUserIds })
}

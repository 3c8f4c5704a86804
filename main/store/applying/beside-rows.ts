import type { WireEvent } from '../../../protocol/wire/events.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import type { RowOf } from '../../../protocol/wire/rows/index.ts'
import type { SqlFile } from '../database/sql-file.ts'

/** The pictures of an Information page, each once. */
export function picturesIn(information: RowOf<'location'>['information']): FileRef[] {
  const pictures = information.flatMap((block) => (block.type === 'image' ? [block.file] : []))
  return [...new Map(pictures.map((file) => [file.id, file])).values()]
}

/** The files of a message, a post, a person or a page, in the place of those that it had. */
export function putFiles(cache: SqlFile, ownerId: string, files: readonly FileRef[]): void {
  cache.run('DELETE FROM files WHERE owner_id = @ownerId', { ownerId })
  files.forEach((file, position) => {
    cache.run(
      `INSERT INTO files (owner_id, position, id, name, size_bytes, mime, sha256, width, height, caption)
       VALUES (@ownerId, @position, @id, @name, @sizeBytes, @mime, @sha256, @width, @height, @caption)`,
      { ownerId, position, ...file, caption: file.caption ?? null },
    )
  })
}

/** Keeps an event as it came, which this version does not understand (I7). */
export function keepUnread(cache: SqlFile, stream: string, event: WireEvent): void {
  cache.run(
    `INSERT OR REPLACE INTO unread_events (stream, seq, entity, entity_id, change, rev, body)
     VALUES (@stream, @seq, @entity, @entityId, @change, @rev, @body)`,
    {
      stream,
      seq: event.seq,
      entity: event.entity,
      entityId: event.entityId,
      change: event.change,
      rev: event.rev,
      body: JSON.stringify(event.body ?? null),
    },
  )
}

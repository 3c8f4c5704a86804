import type { Batch } from '../../protocol/wire/events.ts'

/** Told of every committed batch, after the commit. */
export type AnnouncementListener = (batch: Batch) => void

/** Carries committed batches to whoever shows them: the desk's sockets, and the portal's. */
export class Announcements {
  private readonly listeners: AnnouncementListener[] = []

  listen(listener: AnnouncementListener): void {
    this.listeners.push(listener)
  }

  announce(batch: Batch): void {
    for (const listener of this.listeners) listener(batch)
  }
}

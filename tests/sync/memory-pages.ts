import type { FileId, LocationId, PublicLinkId, UserId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { PublicLinkRow } from '../../protocol/wire/rows/people.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'
import type { InformationBasis, PublicPages } from '../../server/sync/public-pages.ts'
import type { UploadedFile } from '../../server/sync/chats.ts'
import { MemoryApart } from './memory-apart.ts'

interface KeptFile extends Omit<UploadedFile, 'conversationId' | 'messageId'> {
  conversationId: string | null
  messageId: string | null
}

/** What each verb promises stands with the interface. */
export class MemoryPages extends MemoryApart implements PublicPages {
  location(id: LocationId): Promise<LocationRow | null> {
    return this.answer(() => this.read<LocationRow>(`location:${id}`))
  }

  putLocation(row: LocationRow): Promise<void> {
    return this.put('location', row)
  }

  informationBasis(id: LocationId): Promise<InformationBasis> {
    return this.answer(() => this.read<InformationBasis>(`basis:${id}`) ?? { rev: 0, editId: null })
  }

  setInformationBasis(id: LocationId, basis: InformationBasis): Promise<void> {
    return this.answer(() => this.write(`basis:${id}`, basis))
  }

  publishFiles(ids: FileId[], userId: UserId, location: LocationId): Promise<FileRef[]> {
    return this.answer(() =>
      ids.flatMap((id) => {
        const file = this.read<KeptFile>(`file:${id}`)
        const isOwn =
          file?.ownerUserId === userId && file.conversationId === location && file.messageId === null
        const isKept = file?.conversationId === null && file.messageId === location
        if (file === null || (!isOwn && !isKept)) return []
        this.write(`file:${id}`, { ...file, conversationId: null, messageId: location })
        return [file.ref]
      }),
    )
  }

  publicLink(id: PublicLinkId): Promise<PublicLinkRow | null> {
    return this.answer(() => this.read<PublicLinkRow>(`publicLink:${id}`))
  }

  workingLinks(location: LocationId, userId: UserId): Promise<PublicLinkRow[]> {
    return this.answer(() =>
      this.listed<PublicLinkRow>('publicLink', `linksOf:${location}:${userId}`).filter(
        (link) => link.revokedAt === null,
      ),
    )
  }

  putPublicLink(row: PublicLinkRow): Promise<void> {
    return this.put('publicLink', row)
  }
}

import type { FileId, LocationId, PublicLinkId, UserId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { PublicLinkRow } from '../../protocol/wire/rows/people.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'
import type { InformationBasis, PublicPages } from '../sync/public-pages.ts'
import { putRows, rowColumns } from './rows.ts'
import { SqlApart } from './sql-apart.ts'

/** What each verb promises stands with the interface. */
export class SqlPublicPages extends SqlApart implements PublicPages {
  location(id: LocationId): Promise<LocationRow | null> {
    return this.row('location', 't.id = $1', [id])
  }

  putLocation(row: LocationRow): Promise<void> {
    return putRows(this.queries, 'location', [row])
  }

  async informationBasis(id: LocationId): Promise<InformationBasis> {
    const basis = await this.one<InformationBasis>(
      'select information_rev as rev, information_edit as "editId" from locations where id = $1',
      [id],
    )
    return basis ?? { rev: 0, editId: null }
  }

  async setInformationBasis(id: LocationId, { rev, editId }: InformationBasis): Promise<void> {
    await this.queries.query(
      'update locations set information_rev = $2, information_edit = $3 where id = $1',
      [id, rev, editId],
    )
  }

  publishFiles(ids: FileId[], userId: UserId, location: LocationId): Promise<FileRef[]> {
    // A file of a page belongs to no conversation; what carries it is noted where a message would be.
    return this.queries.query<FileRef>(
      `update files set conversation_id = null, message_id = $3
       where id = any($1::uuid[]) and (owner_user_id = $2 and conversation_id = $3 and message_id is null
         or conversation_id is null and message_id = $3)
       returning id, name, size_bytes as "sizeBytes", mime, sha256, width, height`,
      [ids, userId, location],
    )
  }

  publicLink(id: PublicLinkId): Promise<PublicLinkRow | null> {
    return this.row('publicLink', 't.id = $1', [id])
  }

  workingLinks(location: LocationId, userId: UserId): Promise<PublicLinkRow[]> {
    return this.queries.query<PublicLinkRow>(
      `select ${rowColumns('publicLink')} from public_links t
       where t.location_id = $1 and t.user_id = $2 and t.revoked_at is null`,
      [location, userId],
    )
  }

  putPublicLink(row: PublicLinkRow): Promise<void> {
    return putRows(this.queries, 'publicLink', [row])
  }
}

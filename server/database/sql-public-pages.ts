import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { PublicLinkRow } from '../../protocol/wire/rows/people.ts'
import type { InformationBasis, PublicPages } from '../sync/public-pages.ts'
import type { Queries } from './database.ts'
import { putRows, rowColumns } from './rows.ts'
import { readingOf } from './reading.ts'

/** What each verb promises stands with the interface. */
export function publicPages(queries: Queries): PublicPages {
  const read = readingOf(queries)
  return {
    location(id) {
      return read.row('location', 't.id = $1', [id])
    },

    putLocation(row) {
      return putRows(queries, 'location', [row])
    },

    async informationBasis(id) {
      const basis = await read.one<InformationBasis>(
        'select information_rev as rev, information_edit as "editId" from locations where id = $1',
        [id],
      )
      return basis ?? { rev: 0, editId: null }
    },

    async setInformationBasis(id, { rev, editId }) {
      await queries.query('update locations set information_rev = $2, information_edit = $3 where id = $1', [
        id,
        rev,
        editId,
      ])
    },

    publishFiles(ids, userId, location) {
      // A file of a page belongs to no conversation; what carries it is noted where a message would be.
      return queries.query<FileRef>(
        `update files set conversation_id = null, message_id = $3
         where id = any($1::uuid[]) and (owner_user_id = $2 and conversation_id = $3 and message_id is null
           or conversation_id is null and message_id = $3)
         returning id, name, size_bytes as "sizeBytes", mime, sha256, width, height`,
        [ids, userId, location],
      )
    },

    publicLink(id) {
      return read.row('publicLink', 't.id = $1', [id])
    },

    workingLinks(location, userId) {
      return queries.query<PublicLinkRow>(
        `select ${rowColumns('publicLink')} from public_links t
         where t.location_id = $1 and t.user_id = $2 and t.revoked_at is null`,
        [location, userId],
      )
    },

    putPublicLink(row) {
      return putRows(queries, 'publicLink', [row])
    },
  }
}

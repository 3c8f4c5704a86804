import type { SqlFile } from '../database/sql-file.ts'
import type { StoredEntry } from './entries.ts'

/** Lays a request for signatures, its withdrawal, a reminder or another try of its copy that waits. */
export function laySignature(cache: SqlFile, { body, writtenAt }: StoredEntry): void {
  switch (body.type) {
    case 'signature.request':
      cache.run(
        `INSERT OR REPLACE INTO temp.waiting_signatures (id, message_id, file_id, title, signers, days, at)
         VALUES (@id, @messageId, @fileId, @title, @signers, @days, @at)`,
        {
          id: body.signatureId,
          messageId: body.messageId,
          fileId: body.fileId,
          title: body.title,
          signers: JSON.stringify(body.signers),
          days: body.days,
          at: writtenAt,
        },
      )
      return
    case 'signature.withdraw':
      cache.run('DELETE FROM temp.waiting_signatures WHERE id = @id', { id: body.signatureId })
      cache.run('INSERT OR REPLACE INTO temp.waiting_signature_ends (id, at) VALUES (@id, @at)', {
        id: body.signatureId,
        at: writtenAt,
      })
      return
    case 'signature.remind':
    case 'signature.sealAgain':
      cache.run('INSERT OR REPLACE INTO temp.waiting_reminders (id) VALUES (@id)', { id: body.signatureId })
      return
    default:
  }
}

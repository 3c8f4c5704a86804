import type { SignatureMark, SignatureWork } from '../sync/signature-work.ts'
import type { Evidence } from '../signatures/evidence.ts'
import type { Queries } from './database.ts'
import { readingOf } from './reading.ts'
import { putRows } from './rows.ts'

/** What each verb promises stands with the interface. */
export function signatureWork(queries: Queries): SignatureWork {
  const read = readingOf(queries)
  return {
    signature(id) {
      return read.row('signature', 't.id = $1', [id])
    },

    putSignature(row) {
      return putRows(queries, 'signature', [row])
    },

    signaturesOf(message) {
      return read.rows('signature', 't.message_id = $1 order by t.created_at, t.id', [message])
    },

    evidence(id) {
      return queries.query<Evidence>(
        `select signature_id as "signatureId", seq, at, kind, signer_id as "signerId", who,
           verified_by as "verifiedBy", ip, user_agent as "userAgent", document_sha256 as "documentSha256", detail,
           previous, hash
         from signature_evidence where signature_id = $1 order by seq`,
        [id],
      )
    },

    async addEvidence(line) {
      await queries.query(
        `insert into signature_evidence (signature_id, seq, at, kind, signer_id, who, verified_by, ip, user_agent,
           document_sha256, detail, previous, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          line.signatureId,
          line.seq,
          line.at,
          line.kind,
          line.signerId,
          line.who,
          line.verifiedBy,
          line.ip,
          line.userAgent,
          line.documentSha256,
          line.detail,
          line.previous,
          line.hash,
        ],
      )
    },

    async setSigningLink({ signatureId, signerId, hash, expiresAt }) {
      await queries.query('delete from signing_links where signer_id = $1', [signerId])
      await queries.query(
        'insert into signing_links (signer_id, signature_id, hash, expires_at) values ($1, $2, $3, $4)',
        [signerId, signatureId, hash, expiresAt],
      )
    },

    async endSigningLinks(id) {
      await queries.query('delete from signing_links where signature_id = $1', [id])
      await queries.query('delete from signing_sessions where signature_id = $1', [id])
    },

    async putMark(id, { signerId, kind, text, image }) {
      await queries.query(
        'insert into signature_marks (signature_id, signer_id, kind, text, image) values ($1, $2, $3, $4, $5)',
        [id, signerId, kind, text, image],
      )
    },

    marks(id) {
      return queries.query<SignatureMark>(
        'select signer_id as "signerId", kind, text, image from signature_marks where signature_id = $1',
        [id],
      )
    },
  }
}

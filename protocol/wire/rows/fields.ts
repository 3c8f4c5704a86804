import { z } from 'zod'
import { FileId } from '../ids.ts'

/** Milliseconds since 1970, UTC. */
export const Milliseconds = z.number().int().nonnegative()
/** Grows by one with each change of the row; a row with a lower revision never replaces one with a higher. */
export const Revision = z.number().int().positive()
/** Line feeds are allowed, other control characters are not, nor half of a surrogate pair: no database stores it. */
export const PlainText = z
  .string()
  .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f\ud800-\udfff]*$/u, 'has control characters')
export const ShortText = PlainText.max(300)

/** A file that the server holds whole: what is needed to show it before its bytes are here. */
export const FileRef = z.object({
  id: FileId,
  name: ShortText.min(1),
  sizeBytes: z.number().int().nonnegative(),
  mime: z.string().max(127),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Pixels, for pictures and videos where they are known. */
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  /** What its sender wrote below it; left out when there is none. */
  caption: ShortText.optional(),
})
export type FileRef = z.infer<typeof FileRef>

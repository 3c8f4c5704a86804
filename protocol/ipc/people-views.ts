import { z } from 'zod'
import { FileId, Subject } from '../wire/ids.ts'

/** A person or company in a row: what an avatar and a name need. */
export const Face = z.object({ subject: Subject, name: z.string(), photoFileId: FileId.nullable() })
export type Face = z.infer<typeof Face>

/** Which side of the door somebody stands on, for labels: "Nonmember". */
export const Standing = z.enum([
  'administrator',
  'member',
  'nonmember',
  'company',
  'nonmemberCompany',
  'visitor',
  'unknown',
])
export type Standing = z.infer<typeof Standing>

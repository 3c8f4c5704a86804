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

/** Whether those of an audience may start a chat with a person, and by which way or why not (protocol/rules). */
export const Reach = z.object({
  audience: z.enum(['administrators', 'company', 'location', 'network', 'public']),
  may: z.boolean(),
  because: z.enum([
    'administrator',
    'visit',
    'directory',
    'post',
    'self',
    'signedOut',
    'barred',
    'gone',
    'blockedByThem',
    'hasBlocked',
    'chatsOff',
    'name',
    'community',
  ]),
})
export type Reach = z.infer<typeof Reach>

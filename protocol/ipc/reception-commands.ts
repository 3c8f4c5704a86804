import { z } from 'zod'

/** The PIN that ends reception mode. */
const ReceptionPin = z.string().regex(/^\d{4,12}$/)

/** What the reception screen may know: no customer, no visitor, no administrator. */
export const ReceptionView = z.object({
  active: z.boolean(),
  /** Null while nobody is signed in, or before the first sync. */
  locationName: z.string().nullable(),
  online: z.boolean(),
})
export type ReceptionView = z.infer<typeof ReceptionView>

/** The section `reception` of the table. While it is active, main answers these and nothing else. */
export const RECEPTION_COMMANDS = {
  'reception.state': { input: z.object({}), output: ReceptionView },
  'reception.start': { input: z.object({ pin: ReceptionPin }), output: ReceptionView },
  'reception.leave': { input: z.object({ pin: z.string().max(40) }), output: ReceptionView },
  /** A visitor checks in by the code, or by the whole name. The answer has no name but the visitor's own. */
  'reception.arrive': {
    input: z.union([
      z.object({ code: z.string().regex(/^\d{6}$/) }),
      z.object({ name: z.string().min(1).max(300) }),
    ]),
    output: z.object({
      outcome: z.enum(['welcome', 'several', 'nobody']),
      visitorName: z.string().nullable(),
    }),
  },
} as const

/** True for what main answers while reception mode is active. */
export function isForReception(command: string): boolean {
  return FOR_RECEPTION.has(command)
}

/** The theme is among the settings, and says nothing of anybody. */
const FOR_RECEPTION: ReadonlySet<string> = new Set([
  'reception.state',
  'reception.leave',
  'reception.arrive',
  'settings.get',
])

/** The notices that go to the window meanwhile. */
export function isNoticeForReception(notice: string): boolean {
  return notice === 'status.changed' || notice === 'reception.changed'
}

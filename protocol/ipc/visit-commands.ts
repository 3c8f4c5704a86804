import { z } from 'zod'
import { UserId } from '../wire/ids.ts'
import { VisitRow } from '../wire/rows/space.ts'
import { VisitStep } from '../wire/visit-steps.ts'
import { VisitContact, VisitDraft, VisitList, VisitTab, VisitView } from './visit-views.ts'

const done = z.object({})
const id = VisitRow.shape.id

/** The section `visitors` of the table: who comes to the current location (use case 3). */
export const VISIT_COMMANDS = {
  'visitors.list': {
    input: z.object({
      tab: VisitTab,
      query: z.string().max(200),
      /** Only visits to this host or of this visitor. */
      personId: UserId.optional(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(500),
    }),
    output: VisitList,
  },
  /** Who has visited before, the last first. */
  'visitors.contacts': {
    input: z.object({ query: z.string().max(200), limit: z.number().int().min(1).max(500) }),
    output: z.object({ contacts: z.array(VisitContact) }),
  },
  /** Under which tab a visit stands and its place there, without a search; null when it is under none. */
  'visitors.place': {
    input: z.object({ id }),
    output: z.object({ place: z.object({ tab: VisitTab, index: z.number().int() }).nullable() }),
  },
  /** Today's visit with this code; null when there is none. */
  'visitors.byCode': {
    input: z.object({ code: VisitRow.shape.code }),
    output: z.object({ visit: VisitView.nullable() }),
  },
  /** Answers with the code, which can be told at once, also offline. */
  'visitors.register': { input: VisitDraft, output: z.object({ id, code: z.string() }) },
  /** `code` is what the visitor showed; null when checked in by name, and for every other step. */
  'visitors.step': {
    input: z.object({ id, step: VisitStep, code: VisitRow.shape.code.nullable() }),
    output: done,
  },
  'visitors.undo': { input: z.object({ id, step: VisitStep }), output: done },
  'visitors.nudge': { input: z.object({ id }), output: done },
  /** As the host of the visit. */
  'visitors.answer': { input: z.object({ id, answer: z.enum(['read', 'coming']) }), output: done },
  /** Whether what members register at the current location waits for the desk. */
  'visitors.needApproval': { input: z.object({ needed: z.boolean() }), output: done },
} as const

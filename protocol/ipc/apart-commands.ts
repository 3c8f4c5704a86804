import { z } from 'zod'
import { ReportId, UserId } from '../wire/ids.ts'
import * as view from './apart-views.ts'

const nothing = z.object({})
const done = z.object({})

/** The section `apart` of the table: blocks of one's own, bars from the network, reports. */
export const APART_COMMANDS = {
  /** Those of the current location: open ones first, the newest first. */
  'apart.reports': { input: nothing, output: z.object({ reports: z.array(view.ReportView) }) },
  'apart.bars': { input: nothing, output: z.object({ bars: z.array(view.BarView) }) },
  'apart.of': { input: z.object({ userId: UserId }), output: view.ApartView },
  'apart.block': { input: z.object({ userId: UserId, active: z.boolean() }), output: done },
  'apart.bar': {
    input: z.object({ userId: UserId, active: z.boolean(), reason: z.string().max(10_000) }),
    output: done,
  },
  'apart.handleReport': { input: z.object({ reportId: ReportId, handled: z.boolean() }), output: done },
} as const

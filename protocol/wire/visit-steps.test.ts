import { describe, expect, it } from 'vitest'
import type { UserId } from './ids.ts'
import { VisitStatus } from './rows/space.ts'
import { afterStep, beforeStep, undoableStep, UNDO_MS, VISIT_STEPS, VisitStep } from './visit-steps.ts'

const ME = '018f0000-0000-7000-8000-000000000001' as UserId
const AT = 1_700_000_000_000

function visitThatIs(status: VisitStatus) {
  return {
    status,
    statusBefore: null,
    statusAt: null,
    statusByUserId: null,
    checkedInAt: null,
    checkedOutAt: null,
    hostToldAt: null,
    hostReadAt: null,
    hostComingAt: null,
    nudgedAt: null,
  } as Parameters<typeof beforeStep>[0]
}

/** What each step makes of each state, written down by hand; whatever is not here is refused. */
const LEADS: Partial<Record<`${VisitStatus} ${VisitStep}`, VisitStatus>> = {
  'waitingForApproval approve': 'expected',
  'waitingForApproval reject': 'rejected',
  'waitingForApproval cancel': 'cancelled',
  'expected cancel': 'cancelled',
  'expected checkIn': 'checkedIn',
  'checkedIn checkOut': 'checkedOut',
}

const EVERY = VisitStatus.options.flatMap((status) =>
  VisitStep.options.map((step) => [status, step, LEADS[`${status} ${step}`] ?? null] as const),
)

describe('a step', () => {
  it.each(EVERY)('from %s by %s leads to %s', (status, step, to) => {
    const next = afterStep(visitThatIs(status), step, AT, ME)
    expect(next?.status ?? null).toBe(to)
    if (to === null) return
    expect(next).toMatchObject({ statusBefore: status, statusAt: AT, statusByUserId: ME })
    expect(next?.checkedInAt).toBe(step === 'checkIn' ? AT : null)
    expect(next?.checkedOutAt).toBe(step === 'checkOut' ? AT : null)
  })

  it.each(EVERY.filter(([, , to]) => to !== null))('from %s by %s can be taken back once', (status, step) => {
    const next = afterStep(visitThatIs(status), step, AT, ME)!
    expect(undoableStep(next, AT + UNDO_MS)).toBe(step)
    const back = beforeStep({ ...next, hostToldAt: AT, hostReadAt: AT }, step, AT + UNDO_MS)
    expect(back).toMatchObject({ status, statusBefore: null, checkedOutAt: null })
    expect(beforeStep(back!, step, AT + UNDO_MS)).toBeNull()
    expect(beforeStep(next, step, AT + UNDO_MS + 1)).toBeNull()
    for (const other of VisitStep.options) {
      if (other !== step) expect(beforeStep(next, other, AT)).toBeNull()
    }
  })

  it('taken back with the check-in takes what the host was told along', () => {
    const told = { ...afterStep(visitThatIs('expected'), 'checkIn', AT, ME)!, hostToldAt: AT, hostReadAt: AT }
    expect(beforeStep(told, 'checkIn', AT)).toMatchObject({
      checkedInAt: null,
      hostToldAt: null,
      hostReadAt: null,
    })
  })

  it('that nobody has taken can’t be taken back', () => {
    for (const status of VisitStatus.options) expect(undoableStep(visitThatIs(status), AT)).toBeNull()
  })

  it('has a side', () => {
    expect(Object.entries(VISIT_STEPS).map(([step, { by }]) => [step, by.join()])).toEqual([
      ['approve', 'desk,host'],
      ['reject', 'desk,host'],
      ['checkIn', 'desk'],
      ['checkOut', 'desk,host'],
      ['cancel', 'desk,host'],
    ])
  })
})

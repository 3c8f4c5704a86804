import type { VisitRow } from '../../protocol/wire/rows/space.ts'

/** What is said of a visit when it is registered. */
export type RegisteredVisit = Pick<
  VisitRow,
  | 'id'
  | 'locationId'
  | 'hostUserId'
  | 'visitorName'
  | 'visitorEmail'
  | 'visitorCompany'
  | 'registeredByUserId'
  | 'status'
  | 'expectedAt'
  | 'code'
>

/** The row of a visit to which nothing has happened yet. */
export function newVisit(registered: RegisteredVisit): VisitRow {
  return {
    ...registered,
    rev: 1,
    statusBefore: null,
    statusAt: null,
    statusByUserId: null,
    checkedInAt: null,
    checkedOutAt: null,
    hostToldAt: null,
    hostReadAt: null,
    hostComingAt: null,
    nudgedAt: null,
    mailedAt: null,
  }
}

import type { CompanyId, CustomerImportId, JoinRequestId } from '../../../protocol/wire/ids.ts'
import type {
  CustomerChangeRow,
  CustomerImportRow,
  JoinRequestRow,
} from '../../../protocol/wire/rows/customers.ts'
import type { Face, Standing } from '../views.ts'

/** A company as one chooses it. */
export interface CompanyChoice {
  id: CompanyId
  name: string
}

/** One line of a customer's history; `byName` is null for what no known person did. */
export interface CustomerChangeView extends Pick<
  CustomerChangeRow,
  'id' | 'kind' | 'before' | 'after' | 'at'
> {
  byName: string | null
}

/** Somebody who asks to become a member. `pending`: the decision waits to be sent. */
export interface JoinRequestView extends Pick<
  JoinRequestRow,
  'message' | 'state' | 'why' | 'at' | 'decidedAt'
> {
  id: JoinRequestId
  face: Face
  standing: Standing
  email: string | null
  decidedBy: string | null
  pending: boolean
}

/** An import as far as it has come. `rows` is known where it was started; `waiting` counts parts that have not left. */
export interface CustomerImportView extends Omit<CustomerImportRow, 'rev' | 'locationId' | 'byUserId'> {
  id: CustomerImportId
  byName: string | null
  rows: number | null
  waiting: number
  undoing: boolean
  /** Why the server refused a part; the rest waits. */
  error: string | null
}

/** A customer as one line of an exported file. */
export interface CustomerExportRow {
  name: string
  standing: Standing
  email: string | null
  phone: string | null
  companyName: string | null
  plan: string | null
  tags: string[]
  note: string
  since: number
  lastActiveAt: number | null
}

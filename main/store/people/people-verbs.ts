import type {
  CompanyId,
  CustomerImportId,
  JoinRequestId,
  Subject,
  UserId,
} from '../../../protocol/wire/ids.ts'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import type { ImportedRow } from '../../../protocol/wire/ops/customers.ts'
import type { Touched } from '../sync-port.ts'
import type * as view from '../views.ts'

export type MembershipChange = Extract<OpBody, { type: 'membership.change' }>['changes'][number]

/** What undoes a change of tags: some get back what others never had. */
export interface TagChange {
  subjects: Subject[]
  add: string[]
  remove: string[]
}

/** Which customers, in which order: what the pane shows, and what is exported. */
export interface CustomerQuery {
  tab: view.CustomerTab
  query: string
  sort: 'name' | 'company' | 'plan' | 'nextBooking' | 'lastActive' | 'since'
  /** Left out, each column has the order that one mostly wants. */
  descending?: boolean | undefined
  /** Only those who have all of these. */
  tags?: string[] | undefined
  companyId?: CompanyId | null | undefined
}

/** Customers of the current location, and what administrators do with them. */
export interface PeopleVerbs {
  customersList(input: CustomerQuery & { offset: number; limit: number }): {
    customers: view.CustomerView[]
    total: number
    counts: Record<view.CustomerTab, number>
    /** Requests to join that nobody has decided. */
    requests: number
  }
  /** The same without reading more than the ids: for choosing many. */
  customerIds(input: CustomerQuery & { offset: number; limit: number }): { subjects: Subject[] }
  /** The tags in use here, the most used first. */
  customerTags(): { tags: string[] }
  /** Companies whose name has a word beginning with each word typed. */
  companiesNamed(input: { query: string; limit: number }): { companies: view.CompanyChoice[] }
  profile(input: { subject: Subject }): view.ProfileView
  /** What changed about a customer, newest first. */
  customerHistory(input: { subject: Subject; limit: number }): { changes: view.CustomerChangeView[] }
  annotate(input: { subject: Subject; note?: string | undefined; tags?: string[] | undefined }): Touched

  addCustomer(input: {
    name: string
    email: string | null
    phone: string | null
    as: 'member' | 'nonmember'
    companyId: CompanyId | null
    plan: string | null
  }): { subject: Subject; touched: Touched }
  /** Why a person can't be taken away again ("has a chat here"); null when they can. */
  whyKept(input: { userId: UserId }): { reason: string | null }
  /** Takes a nonmember away again who was added by mistake; goes at `holdUntil`, until when it can be undone. */
  deleteCustomer(input: { userId: UserId; holdUntil: number }): Touched
  undoDeleteCustomer(input: { userId: UserId }): Touched
  /** `undo` is what brings everybody back to what they were. */
  changeMemberships(input: { changes: MembershipChange[] }): { undo: MembershipChange[]; touched: Touched }
  tagCustomers(input: TagChange): { undo: TagChange[]; touched: Touched }
  putCompany(input: {
    id: CompanyId | null
    name: string
    as: 'member' | 'nonmember'
    about: string
    email: string | null
    phone: string | null
    website: string | null
  }): { id: CompanyId; touched: Touched }

  joinRequests(): { requests: view.JoinRequestView[] }
  /** Goes at `holdUntil`, until when it can be undone. Company and plan are those of a new member. */
  decideJoinRequest(input: {
    id: JoinRequestId
    approve: boolean
    why: string
    companyId: CompanyId | null
    plan: string | null
    holdUntil: number
  }): Touched
  undoDecision(input: { id: JoinRequestId }): Touched

  /** Everything about customers that a file gets, page by page: those of a query, or those named. */
  exportRows(input: { query: CustomerQuery | null; subjects: Subject[]; offset: number; limit: number }): {
    rows: view.CustomerExportRow[]
    total: number
  }

  /** Of these addresses, in lower case, those whose person is a customer here; others may be known elsewhere. */
  knownEmails(input: { emails: string[] }): { here: string[] }
  beginImport(input: { fileName: string }): { id: CustomerImportId }
  /** Rows of the file, in its order; they lie in outbox.db until `readyImport`, and don't go before that. */
  addImportRows(input: {
    id: CustomerImportId
    as: 'member' | 'nonmember'
    known: 'skip' | 'tag'
    rows: Omit<ImportedRow, 'userId'>[]
  }): void
  /** The file has been read to its end: it goes, part by part. */
  readyImport(input: { id: CustomerImportId }): Touched
  /** What has not left yet is thrown away; what has arrived is left to `undoImport`. */
  cancelImport(input: { id: CustomerImportId }): Touched
  undoImport(input: { id: CustomerImportId }): Touched
  imports(): { imports: view.CustomerImportView[] }
}

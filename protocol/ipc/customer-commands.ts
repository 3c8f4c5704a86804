import { z } from 'zod'
import { CompanyId, CustomerImportId, JoinRequestId, Subject, UserId } from '../wire/ids.ts'
import * as view from './views.ts'

const nothing = z.object({})
const done = z.object({})
const line = z.string().max(1000)
const Standing = z.enum(['member', 'nonmember'])

const CustomerQuery = z.object({
  tab: view.CustomerTab,
  query: z.string().max(200),
  sort: z.enum(['name', 'company', 'plan', 'nextBooking', 'lastActive', 'since']),
  /** Left out, each column has the order that one mostly wants. */
  descending: z.boolean().optional(),
  /** Only those who have all of these. */
  tags: z.array(z.string().max(300)).max(20).optional(),
  companyId: CompanyId.nullable().optional(),
})
const offset = z.number().int().nonnegative()

const MembershipChange = z.object({
  userId: UserId,
  as: Standing.optional(),
  companyId: CompanyId.nullable().optional(),
  companyRole: z.string().max(300).nullable().optional(),
  plan: z.string().max(300).nullable().optional(),
})
const TagChange = z.object({
  subjects: z.array(Subject).max(100_000),
  add: z.array(z.string().max(300)).max(50),
  remove: z.array(z.string().max(300)).max(50),
})
const ImportChoices = z.object({
  file: z.string().max(100),
  encoding: view.ImportEncoding,
  delimiter: view.ImportDelimiter,
  mapping: z.array(view.ImportField.nullable()).max(500),
  /** What becomes of somebody who is a customer here already. */
  known: z.enum(['skip', 'tag']),
  as: Standing,
  /** Given to every row beside its own. */
  tags: z.array(z.string().min(1).max(300)).max(20),
})

/** Customers of the current location, and what administrators do with them. */
export const CUSTOMER_COMMANDS = {
  'customers.list': {
    input: CustomerQuery.extend({ offset, limit: z.number().int().min(1).max(500) }),
    output: z.object({
      customers: z.array(view.CustomerView),
      total: z.number().int(),
      counts: z.record(view.CustomerTab, z.number().int()),
      requests: z.number().int(),
    }),
  },
  /** Who stands at these places of a list, without the rest of them: for choosing many. */
  'customers.ids': {
    input: CustomerQuery.extend({ offset, limit: z.number().int().min(1).max(100_000) }),
    output: z.object({ subjects: z.array(Subject) }),
  },
  'customers.tags': { input: nothing, output: z.object({ tags: z.array(z.string()) }) },
  'customers.companies': {
    input: z.object({ query: z.string().max(200), limit: z.number().int().min(1).max(100) }),
    output: z.object({ companies: z.array(view.CompanyChoice) }),
  },
  'customers.profile': { input: z.object({ subject: Subject }), output: view.ProfileView },
  'customers.history': {
    input: z.object({ subject: Subject, limit: z.number().int().min(1).max(200) }),
    output: z.object({ changes: z.array(view.CustomerChangeView) }),
  },
  'customers.annotate': {
    input: z.object({
      subject: Subject,
      note: z.string().max(20_000).optional(),
      tags: z.array(z.string().min(1).max(300)).max(50).optional(),
    }),
    output: done,
  },
  /** A nonmember by hand, or a member who is invited by mail. */
  'customers.add': {
    input: z.object({
      name: line,
      email: line.nullable(),
      phone: line.nullable(),
      as: Standing,
      companyId: CompanyId.nullable(),
      plan: line.nullable(),
    }),
    output: z.object({ subject: Subject }),
  },
  /** Why a person can't be deleted, as in "has a chat here"; null when they can. */
  'customers.whyKept': {
    input: z.object({ userId: UserId }),
    output: z.object({ reason: z.string().nullable() }),
  },
  /** Takes a nonmember away who was added by mistake; for a few seconds it can be undone. */
  'customers.delete': { input: z.object({ userId: UserId }), output: done },
  'customers.undoDelete': { input: z.object({ userId: UserId }), output: done },
  /** `undo` brings everybody back to what they were. */
  'customers.change': {
    input: z.object({ changes: z.array(MembershipChange).min(1).max(100_000) }),
    output: z.object({ undo: z.array(MembershipChange) }),
  },
  'customers.tag': {
    input: TagChange,
    output: z.object({ undo: z.array(TagChange) }),
  },
  'customers.saveCompany': {
    input: z.object({
      id: CompanyId.nullable(),
      name: line,
      as: Standing,
      about: z.string().max(10_000),
      email: line.nullable(),
      phone: line.nullable(),
      website: line.nullable(),
    }),
    output: z.object({ id: CompanyId }),
  },
  'customers.requests': { input: nothing, output: z.object({ requests: z.array(view.JoinRequestView) }) },
  /** For a few seconds a decision can be undone; then it goes, and the mail with it. */
  'customers.decide': {
    input: z.object({
      id: JoinRequestId,
      approve: z.boolean(),
      why: z.string().max(1000),
      companyId: CompanyId.nullable(),
      plan: line.nullable(),
    }),
    output: done,
  },
  'customers.undoDecide': { input: z.object({ id: JoinRequestId }), output: done },

  /** Asks where to keep it. What is shown by a query, or the named ones; false when cancelled. */
  'customers.export': {
    input: z.object({ query: CustomerQuery.nullable(), subjects: z.array(Subject).max(100_000) }),
    output: z.object({ saved: z.boolean(), rows: z.number().int() }),
  },

  /** Asks for a file; null when cancelled. */
  'customers.chooseImport': { input: nothing, output: z.object({ preview: view.ImportPreview.nullable() }) },
  /** Reads the beginning of the chosen file in another way. */
  'customers.previewImport': {
    input: z.object({
      file: z.string().max(100),
      encoding: view.ImportEncoding,
      delimiter: view.ImportDelimiter,
    }),
    output: view.ImportPreview,
  },
  /** Reads the whole file and says what would come of it. Told how far by `work.progressed`. */
  'customers.checkImport': { input: ImportChoices, output: view.ImportCheck },
  /** Saves the lines that can't be imported, each with its reason; false when cancelled. */
  'customers.saveProblems': { input: ImportChoices, output: z.object({ saved: z.boolean() }) },
  /** Answers when every part is on the disk: then it goes by itself. */
  'customers.startImport': {
    input: ImportChoices,
    output: z.object({ id: CustomerImportId, rows: z.number().int() }),
  },
  /** Ends the reading of a file that is under way: it answers with `cancelled`. */
  'customers.stopReading': { input: nothing, output: done },
  'customers.imports': { input: nothing, output: z.object({ imports: z.array(view.CustomerImportView) }) },
  /** Throws away what has not left yet. */
  'customers.cancelImport': { input: z.object({ id: CustomerImportId }), output: done },
  'customers.undoImport': { input: z.object({ id: CustomerImportId }), output: done },
} as const

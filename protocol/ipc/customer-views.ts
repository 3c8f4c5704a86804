import { z } from 'zod'
import { CompanyId, CustomerImportId, JoinRequestId } from '../wire/ids.ts'
import { CustomerChangeKind } from '../wire/rows/customers.ts'
import { Milliseconds } from '../wire/rows/fields.ts'
import { Face, Standing } from './people-views.ts'

/** A company as one chooses it. */
export const CompanyChoice = z.object({ id: CompanyId, name: z.string() })
export type CompanyChoice = z.infer<typeof CompanyChoice>

/** One line of a customer's history; `byName` is null for what no known person did. */
export const CustomerChangeView = z.object({
  id: z.string(),
  kind: CustomerChangeKind,
  before: z.string().nullable(),
  after: z.string().nullable(),
  byName: z.string().nullable(),
  at: Milliseconds,
})
export type CustomerChangeView = z.infer<typeof CustomerChangeView>

/** Somebody who asks to become a member. `pending`: the decision waits to be sent. */
export const JoinRequestView = z.object({
  id: JoinRequestId,
  face: Face,
  standing: Standing,
  email: z.string().nullable(),
  message: z.string(),
  state: z.enum(['open', 'approved', 'declined']),
  why: z.string(),
  at: Milliseconds,
  decidedAt: Milliseconds.nullable(),
  decidedBy: z.string().nullable(),
  pending: z.boolean(),
})
export type JoinRequestView = z.infer<typeof JoinRequestView>

/** An import as far as it has come. `rows` is known where it was started; `waiting` counts parts that have not left. */
export const CustomerImportView = z.object({
  id: CustomerImportId,
  fileName: z.string(),
  byName: z.string().nullable(),
  at: Milliseconds,
  parts: z.number().int(),
  partsDone: z.number().int(),
  partsUndone: z.number().int(),
  added: z.number().int(),
  tagged: z.number().int(),
  skipped: z.number().int(),
  removed: z.number().int(),
  kept: z.number().int(),
  rows: z.number().int().nullable(),
  waiting: z.number().int(),
  undoing: z.boolean(),
  /** Why the server refused a part; the rest waits. */
  error: z.string().nullable(),
})
export type CustomerImportView = z.infer<typeof CustomerImportView>

/** A customer as one line of an exported file. */
const CustomerExportRow = z.object({
  name: z.string(),
  standing: Standing,
  email: z.string().nullable(),
  phone: z.string().nullable(),
  companyName: z.string().nullable(),
  plan: z.string().nullable(),
  tags: z.array(z.string()),
  note: z.string(),
  since: Milliseconds,
  lastActiveAt: Milliseconds.nullable(),
})
export type CustomerExportRow = z.infer<typeof CustomerExportRow>

/** What a column of the file can be. */
export const ImportField = z.enum([
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'company',
  'plan',
  'tags',
  'note',
])
export type ImportField = z.infer<typeof ImportField>
export const ImportEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])
export type ImportEncoding = z.infer<typeof ImportEncoding>
export const ImportDelimiter = z.enum([',', ';', '\t', '|'])
export type ImportDelimiter = z.infer<typeof ImportDelimiter>

/** A chosen file as it was understood: what is guessed can be changed. */
export const ImportPreview = z.object({
  /** Names the chosen file in the next commands: the window never sees a path. */
  file: z.string(),
  fileName: z.string(),
  sizeBytes: z.number().int(),
  encoding: ImportEncoding,
  delimiter: ImportDelimiter,
  /** The header line; columns without a name are numbered. */
  columns: z.array(z.string()),
  /** What each column is taken for; null is left out. */
  mapping: z.array(ImportField.nullable()),
  /** The first lines after the header. */
  sample: z.array(z.array(z.string())),
})
export type ImportPreview = z.infer<typeof ImportPreview>

const ImportProblem = z.object({
  line: z.number().int(),
  name: z.string(),
  email: z.string(),
  reason: z.string(),
})
export type ImportProblem = z.infer<typeof ImportProblem>

/** What an import would do. The list of problems is cut; the counts are not. */
export const ImportCheck = z.object({
  rows: z.number().int(),
  ready: z.number().int(),
  /** Customers here already, by their e-mail. */
  known: z.number().int(),
  /** Again the same e-mail in the file. */
  repeated: z.number().int(),
  wrong: z.number().int(),
  problems: z.array(ImportProblem),
})
export type ImportCheck = z.infer<typeof ImportCheck>

import type { CommandInput, CommandOutput } from '../../protocol/ipc/commands.ts'
import type {
  CompanyChoice,
  CustomerChangeView,
  CustomerImportView,
  JoinRequestView,
} from '../../protocol/ipc/views.ts'
import type { CompanyId, CustomerImportId, JoinRequestId, Subject, UserId } from '../../protocol/wire/ids.ts'
import { call, listen } from '../app/bridge.ts'
import { createReading } from './reading.ts'
import { LONG_REST_MS, whenChanged } from './rereading.ts'

export type MembershipChange = CommandInput<'customers.change'>['changes'][number]
export type TagChange = CommandInput<'customers.tag'>
export type NewCustomer = CommandInput<'customers.add'>
export type CompanyFacts = CommandInput<'customers.saveCompany'>
export type ImportChoices = CommandInput<'customers.checkImport'>
export type ImportPreview = NonNullable<CommandOutput<'customers.chooseImport'>['preview']>
export type ImportCheck = CommandOutput<'customers.checkImport'>

/** Who asks to become a member here. */
export const useJoinRequests = createReading<JoinRequestView[]>(
  ['joinRequest', 'user', 'membership', 'outbox'],
  async () => (await call('customers.requests', {})).requests,
)

/** Imports of files, newest first. */
export const useImports = createReading<CustomerImportView[]>(
  ['customerImport', 'outbox'],
  async () => (await call('customers.imports', {})).imports,
)

/** Adds a nonmember, or invites a member. */
export async function addCustomer(customer: NewCustomer): Promise<Subject> {
  return (await call('customers.add', customer)).subject
}

/** Why a person can't be deleted ("has a chat here"); null when they can. */
export async function whyKept(userId: UserId): Promise<string | null> {
  return (await call('customers.whyKept', { userId })).reason
}

/** Takes a nonmember away who was added by mistake; for a few seconds `undoDelete` takes that back. */
export async function deleteCustomer(userId: UserId): Promise<void> {
  await call('customers.delete', { userId })
}

export async function undoDelete(userId: UserId): Promise<void> {
  await call('customers.undoDelete', { userId })
}

/** Changes memberships; what is returned brings them back. */
export async function changeMemberships(changes: MembershipChange[]): Promise<MembershipChange[]> {
  return (await call('customers.change', { changes })).undo
}

/** Adds and removes tags; what is returned undoes it. */
export async function tagCustomers(change: TagChange): Promise<TagChange[]> {
  return (await call('customers.tag', change)).undo
}

export async function saveCompany(company: CompanyFacts): Promise<CompanyId> {
  return (await call('customers.saveCompany', company)).id
}

export async function companiesNamed(query: string): Promise<CompanyChoice[]> {
  return (await call('customers.companies', { query, limit: 20 })).companies
}

/** Makes whoever asked a member; for a few seconds `undoDecision` takes that back. */
export async function approveRequest(
  id: JoinRequestId,
  terms: { companyId: CompanyId | null; plan: string | null },
): Promise<void> {
  await call('customers.decide', { id, approve: true, why: '', ...terms })
}

/** Declines, which is mailed with the reason; for a few seconds `undoDecision` takes that back. */
export async function declineRequest(id: JoinRequestId, why: string): Promise<void> {
  await call('customers.decide', { id, approve: false, why, companyId: null, plan: null })
}

export async function undoDecision(id: JoinRequestId): Promise<void> {
  await call('customers.undoDecide', { id })
}

/** Writes customers to a file that the user names; null when that was cancelled, else how many there are in it. */
export async function exportCustomers(input: CommandInput<'customers.export'>): Promise<number | null> {
  const { saved, rows } = await call('customers.export', input)
  return saved ? rows : null
}

/** Asks for a file and looks at its beginning; null when cancelled. */
export async function chooseImport(): Promise<ImportPreview | null> {
  return (await call('customers.chooseImport', {})).preview
}

export function previewImport(input: CommandInput<'customers.previewImport'>): Promise<ImportPreview> {
  return call('customers.previewImport', input)
}

export function checkImport(choices: ImportChoices): Promise<ImportCheck> {
  return call('customers.checkImport', choices)
}

export async function saveProblems(choices: ImportChoices): Promise<boolean> {
  return (await call('customers.saveProblems', choices)).saved
}

/** Puts the file on its way; returns how many rows go. */
export async function startImport(choices: ImportChoices): Promise<number> {
  return (await call('customers.startImport', choices)).rows
}

export async function stopReading(): Promise<void> {
  await call('customers.stopReading', {})
}

export async function cancelImport(id: CustomerImportId): Promise<void> {
  await call('customers.cancelImport', { id })
}

export async function undoImport(id: CustomerImportId): Promise<void> {
  await call('customers.undoImport', { id })
}

/** Tells how far the reading of a file has come; the returned function stops it. */
export function watchReading(tell: (work: { done: number; total: number }) => void): () => void {
  return listen('work.progressed', tell)
}

/** Tells what changed about a customer, now and after each change; the returned function stops it. */
export function watchHistory(
  subject: Subject,
  tell: (changes: CustomerChangeView[]) => void,
  fail: (error: unknown) => void,
): () => void {
  const read = () => {
    call('customers.history', { subject, limit: 50 }).then(({ changes }) => tell(changes), fail)
  }
  read()
  return whenChanged(['customerChange'], read, undefined, LONG_REST_MS)
}

import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import { customerFileCommands, type CustomerFileParts } from './customer-files.ts'
import type { Section } from './table.ts'

/** A deletion or a decision can be taken back as long as its toast stands; only then does it leave. */
const UNDO_MS = 6500

/** Customers of the current location, what administrators do with them, and files of them. */
export function customerCommands(
  session: Session,
  changed: Changed,
  parts: CustomerFileParts,
): Section<'customers'> {
  const store = () => session.account().store
  return {
    'customers.list': async (input) => store().customersList(input),
    'customers.ids': async (input) => store().customerIds(input),
    'customers.tags': async () => store().customerTags(),
    'customers.companies': async (input) => store().companiesNamed(input),
    'customers.profile': async (input) => store().profile(input),
    'customers.history': async (input) => store().customerHistory(input),
    'customers.annotate': async (input) => changed(store().annotate(input)),
    async 'customers.add'(input) {
      const { subject, touched } = await store().addCustomer(input)
      await changed(Promise.resolve(touched))
      return { subject }
    },
    'customers.whyKept': async (input) => store().whyKept(input),
    async 'customers.delete'({ userId }) {
      await changed(store().deleteCustomer({ userId, holdUntil: Date.now() + UNDO_MS }))
      return {}
    },
    'customers.undoDelete': async (input) => changed(store().undoDeleteCustomer(input)),
    async 'customers.change'(input) {
      const { undo, touched } = await store().changeMemberships(input)
      await changed(Promise.resolve(touched))
      return { undo }
    },
    async 'customers.tag'(input) {
      const { undo, touched } = await store().tagCustomers(input)
      await changed(Promise.resolve(touched))
      return { undo }
    },
    async 'customers.saveCompany'(input) {
      const { id, touched } = await store().putCompany(input)
      await changed(Promise.resolve(touched))
      return { id }
    },
    'customers.requests': async () => store().joinRequests(),
    'customers.decide': async (input) =>
      changed(store().decideJoinRequest({ ...input, holdUntil: Date.now() + UNDO_MS })),
    'customers.undoDecide': async (input) => changed(store().undoDecision(input)),
    'customers.imports': async () => store().imports(),
    'customers.cancelImport': async (input) => changed(store().cancelImport(input)),
    'customers.undoImport': async (input) => changed(store().undoImport(input)),
    ...customerFileCommands(session, changed, parts),
  }
}

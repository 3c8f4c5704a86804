import { create } from 'zustand'
import type { VisitContact, VisitDraft, VisitList, VisitTab, VisitView } from '../../protocol/ipc/views.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import type { VisitStep } from '../../protocol/wire/visit-steps.ts'
import { call } from '../app/bridge.ts'
import { createRowWindow } from './row-window.ts'

/** Whose visits are shown; the name is the one that the chip shows. */
export interface VisitPerson {
  id: UserId
  name: string
}

/** The visits of one tab of the location; of one person alone where `person` is not null. */
export const useVisitors = createRowWindow<
  VisitView,
  { tab: VisitTab; query: string; person: VisitPerson | null },
  Omit<VisitList, 'visits' | 'total'>
>({
  topics: ['visit', 'user', 'location', 'outbox'],
  firstQuery: { tab: 'today', query: '', person: null },
  rowKey: ({ visit }) => visit.id,
  read: async ({ tab, query, person }, offset, limit) => {
    const about = person ? { personId: person.id } : {}
    const { visits, total, ...extra } = await call('visitors.list', { tab, query, ...about, offset, limit })
    return { rows: visits, total, extra }
  },
})

/** Shows the tab under which a visit stands. Out: its place there; null when it is under none. */
export async function findVisit(id: string): Promise<number | null> {
  const { place } = await call('visitors.place', { id })
  if (place === null) return null
  await useVisitors.getState().ask({ tab: place.tab, query: '', person: null })
  return place.index
}

/** Who has visited before. */
export const useVisitContacts = createRowWindow<VisitContact, { query: string }>({
  topics: ['visit', 'user', 'outbox'],
  firstQuery: { query: '' },
  read: async ({ query }, offset, limit) => {
    const { contacts } = await call('visitors.contacts', { query, limit: 500 })
    return { rows: contacts.slice(offset, offset + limit), total: contacts.length, extra: null }
  },
})

/** What the dialog begins with when somebody who was here before is registered again. */
export type VisitBeginning = Pick<VisitContact, 'name' | 'email' | 'company' | 'host'>

interface RegisterDialog {
  /** Null when the dialog is closed; empty for a new visitor. */
  beginning: Partial<VisitBeginning> | null
  open: (beginning: Partial<VisitBeginning>) => void
  close: () => void
}

/** The dialog that registers a visitor. */
export const useRegisterDialog = create<RegisterDialog>()((set) => ({
  beginning: null,
  open: (beginning) => set({ beginning }),
  close: () => set({ beginning: null }),
}))

/** Registers a visitor. Out: the code, which can be told at once. */
export async function registerVisit(draft: VisitDraft): Promise<string> {
  return (await call('visitors.register', draft)).code
}

/** Takes one step of a visit; `code` is what the visitor showed. */
export async function stepVisit(id: string, step: VisitStep, code: string | null = null): Promise<void> {
  await call('visitors.step', { id, step, code })
}

/** Takes the last step back. */
export async function undoVisitStep(id: string, step: VisitStep): Promise<void> {
  await call('visitors.undo', { id, step })
}

/** Tells the host once more. */
export async function nudgeHost(id: string): Promise<void> {
  await call('visitors.nudge', { id })
}

/** Answers as the host. */
export async function answerVisit(id: string, answer: 'read' | 'coming'): Promise<void> {
  await call('visitors.answer', { id, answer })
}

/** Says whether what members register waits for the desk. */
export async function setNeedApproval(needed: boolean): Promise<void> {
  await call('visitors.needApproval', { needed })
}

/** Today's visit with a code; null when there is none. */
export async function visitByCode(code: string): Promise<VisitView | null> {
  return (await call('visitors.byCode', { code })).visit
}

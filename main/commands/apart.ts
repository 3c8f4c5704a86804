import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

export function apartCommands(session: Session, changed: Changed): Section<'apart'> {
  const store = () => session.account().store
  return {
    'apart.reports': async () => store().reports(),
    'apart.bars': async () => store().bars(),
    'apart.of': async (input) => store().apartFrom(input),
    'apart.block': async (input) => changed(store().block(input)),
    'apart.bar': async (input) => changed(store().bar(input)),
    'apart.handleReport': async (input) => changed(store().handleReport(input)),
  }
}

import type { AppFacts, Settings, StatusView, UpdateState } from '../../protocol/ipc/app-views.ts'
import type { Session } from '../session/session.ts'
import type { Section } from './table.ts'

/** What the commands about the app itself need of the shell. */
export interface AppParts {
  facts(): Promise<AppFacts>
  status(): Promise<StatusView>
  painted(pane: string): void
  settings: { read(): Settings; write(settings: Settings): void }
  updates: { state(): UpdateState; check(): Promise<UpdateState>; install(): void }
  openLink(url: string): Promise<boolean>
}

type AppSections = Section<'app'> &
  Section<'session'> &
  Section<'settings'> &
  Section<'updates'> &
  Section<'links'>

export function appCommands(session: Session, parts: AppParts): AppSections {
  return {
    'app.facts': () => parts.facts(),
    'app.badges': async () => session.account().store.badges(),
    'app.presence': () => session.opened()?.presence.view() ?? { onlineUserIds: [], typing: [] },
    'app.status': () => parts.status(),
    'app.reconnect': () => {
      session.account().sync.reconnectNow()
      return {}
    },
    'app.handTypes': () => {
      session.opened()?.sync.handTypes()
      return {}
    },
    'app.painted': ({ pane }) => {
      parts.painted(pane)
      return {}
    },
    'session.get': () => session.view(),
    async 'session.signIn'(input) {
      await session.signIn(input)
      return session.view()
    },
    'session.signOut': ({ discardOutbox }) => session.signOut(discardOutbox),
    async 'session.useLocation'({ locationId }) {
      await session.useLocation(locationId)
      return session.view()
    },
    'settings.get': () => parts.settings.read(),
    'settings.save': (settings) => {
      parts.settings.write(settings)
      return settings
    },
    'updates.state': () => parts.updates.state(),
    'updates.check': () => parts.updates.check(),
    'updates.install': () => {
      parts.updates.install()
      return {}
    },
    'links.open': async ({ url }) => ({ opened: await parts.openLink(url) }),
  }
}

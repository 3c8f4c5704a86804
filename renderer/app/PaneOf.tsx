import type { Route } from '../../protocol/ipc/app-views.ts'
import { ChatsPane } from '../features/chats/index.ts'
import { laterPane } from './later-pane.tsx'

// The window opens with Chats; the code of everything else would make that slower.
const community = laterPane(async () => (await import('../features/community/index.ts')).CommunityPane)
const customers = laterPane(async () => (await import('../features/customers/index.ts')).CustomersPane)
const feed = laterPane(async () => (await import('../features/feed/index.ts')).FeedPane)
const handOver = laterPane(async () => (await import('../features/hand-over/index.ts')).HandOverPane)
const location = laterPane(async () => {
  await import('./zod-without-eval.ts')
  return (await import('../features/location/index.ts')).LocationPane
})
const notifications = laterPane(
  async () => (await import('../features/notifications/index.ts')).NotificationsPane,
)
const outbox = laterPane(async () => (await import('../features/outbox/index.ts')).OutboxPane)
const search = laterPane(async () => (await import('../features/search/index.ts')).SearchPane)
const settings = laterPane(async () => {
  await import('./zod-without-eval.ts')
  return (await import('../features/settings/index.ts')).SettingsPane
})
const visitors = laterPane(async () => (await import('../features/visitors/index.ts')).VisitorsPane)

/** Loads the code of all panes, so that each is there at the first click. */
export async function loadPanes(): Promise<void> {
  for (const pane of [customers, notifications, visitors, search, community, feed]) await pane.load()
  for (const pane of [location, settings, outbox, handOver]) await pane.load()
}

/** The pane of a route. */
export function PaneOf({ route }: { route: Route }) {
  switch (route.pane) {
    case 'chats':
      return <ChatsPane conversationId={route.conversationId} />
    case 'notifications':
      return <notifications.Pane route={route} />
    case 'customers':
      return <customers.Pane subject={route.subject} />
    case 'visitors':
      return <visitors.Pane route={route} />
    case 'community':
      return <community.Pane />
    case 'feed':
      return <feed.Pane />
    case 'location':
      return <location.Pane />
    case 'outbox':
      return <outbox.Pane />
    case 'handOver':
      return <handOver.Pane />
    case 'search':
      return <search.Pane />
    case 'settings':
      return <settings.Pane />
  }
}

import type { Route } from '../../protocol/ipc/app-views.ts'
import { ChatsPane } from '../features/chats/index.ts'
import { CommunityPane } from '../features/community/index.ts'
import { CustomersPane } from '../features/customers/index.ts'
import { FeedPane } from '../features/feed/index.ts'
import { HandOverPane } from '../features/hand-over/index.ts'
import { LocationPane } from '../features/location/index.ts'
import { NotificationsPane } from '../features/notifications/index.ts'
import { OutboxPane } from '../features/outbox/index.ts'
import { SearchPane } from '../features/search/index.ts'
import { SettingsPane } from '../features/settings/index.ts'
import { VisitorsPane } from '../features/visitors/index.ts'

/** The pane of a route. */
export function PaneOf({ route }: { route: Route }) {
  switch (route.pane) {
    case 'chats':
      return <ChatsPane conversationId={route.conversationId} />
    case 'notifications':
      return <NotificationsPane route={route} />
    case 'customers':
      return <CustomersPane subject={route.subject} />
    case 'visitors':
      return <VisitorsPane route={route} />
    case 'community':
      return <CommunityPane />
    case 'feed':
      return <FeedPane />
    case 'location':
      return <LocationPane />
    case 'outbox':
      return <OutboxPane />
    case 'handOver':
      return <HandOverPane />
    case 'search':
      return <SearchPane />
    case 'settings':
      return <SettingsPane />
  }
}

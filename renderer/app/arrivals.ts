import type { Route, Wanted } from '../../protocol/ipc/app-views.ts'
import { useNavigation } from '../stores/navigation.ts'
import { showToast, tellError } from '../ui/toast.ts'
import { call, listen } from './bridge.ts'

const MISSED = 'This link leads to something that is no longer available.'

/**
 * Shows what was asked for from outside: a link or a notification that started the app, and those that come later. Tells
 * main which chat is on the screen, so that nobody is told of what they are reading.
 */
export function watchArrivals(): () => void {
  const arrive = ({ route, missed }: Wanted) => {
    if (route) useNavigation.getState().go(route)
    if (missed) showToast(MISSED)
  }
  call('places.wanted', {}).then(arrive, tellError)
  let told: string | null = null
  const tell = (route: Route) => {
    const conversationId = route.pane === 'chats' ? route.conversationId : null
    if (conversationId === told) return
    told = conversationId
    call('places.showing', { conversationId }).catch(tellError)
  }
  tell(useNavigation.getState().route)
  const stops = [
    listen('link.missed', () => showToast(MISSED)),
    useNavigation.subscribe(({ route }) => tell(route)),
  ]
  return () => {
    for (const stop of stops) stop()
    tell({ pane: 'settings' })
  }
}

import {
  Bell,
  Building2,
  DoorOpen,
  MapPin,
  MessageSquare,
  Newspaper,
  Settings,
  Users,
  type LucideIcon,
} from 'lucide-react'
import type { Route } from '../../protocol/ipc/app-views.ts'

export interface Pane {
  pane: Route['pane']
  label: string
  Icon: LucideIcon
}

/** The rail, top to bottom: Ctrl/Cmd 1 to 8 in this order. */
export const PANES: readonly Pane[] = [
  { pane: 'chats', label: 'Chats', Icon: MessageSquare },
  { pane: 'notifications', label: 'Notifications', Icon: Bell },
  { pane: 'customers', label: 'Customers', Icon: Users },
  { pane: 'visitors', label: 'Visitors', Icon: DoorOpen },
  { pane: 'community', label: 'Community', Icon: Building2 },
  { pane: 'feed', label: 'Feed', Icon: Newspaper },
  { pane: 'location', label: 'Location', Icon: MapPin },
  { pane: 'settings', label: 'Settings', Icon: Settings },
]

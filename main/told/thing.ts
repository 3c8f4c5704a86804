/** How the words of a summary tell things apart. */
export type KindOfNews = 'messages' | 'assignments' | 'bookings' | 'visitors' | 'contracts' | 'others'
import type { NotificationCategory } from '../../protocol/wire/rows/space.ts'
import type { ThingToTell } from '../store/views.ts'

/** Things of one group take each other's place on the screen: a chat is there once, with its newest message. */
export function groupOf(thing: ThingToTell): string {
  switch (thing.kind) {
    case 'message':
    case 'assignment':
      return `chat:${thing.conversationId}`
    case 'notification':
    case 'visit':
      return thing.key
  }
}

/** What a thing counts as in a summary. */
export function categoryOf(thing: ThingToTell): KindOfNews {
  switch (thing.kind) {
    case 'message':
      return 'messages'
    case 'assignment':
      return 'assignments'
    case 'visit':
      return 'visitors'
    case 'notification':
      return isNamed(thing.category) ? thing.category : 'others'
  }
}

function isNamed(category: NotificationCategory): category is 'bookings' | 'visitors' | 'contracts' {
  return ['bookings', 'visitors', 'contracts'].includes(category)
}

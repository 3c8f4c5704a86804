import type { ToldCategory } from '../../protocol/ipc/told-views.ts'
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

/** Which switch of the settings a thing belongs to. */
export function categoryOf(thing: ThingToTell): ToldCategory {
  switch (thing.kind) {
    case 'message':
      return 'messages'
    case 'assignment':
      return 'assignments'
    case 'visit':
      return 'visitors'
    case 'notification':
      return thing.category === 'bookings' || thing.category === 'visitors' ? thing.category : 'others'
  }
}

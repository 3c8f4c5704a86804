import type { ConversationId } from '../../../protocol/wire/ids.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useSearch } from '../../stores/search.ts'
import { useSearchWords } from '../../stores/search-words.ts'

/** Shows a message in its chat, with the words that were looked for marked there. */
export function openHit(conversationId: ConversationId, seq: number): void {
  useSearchWords.getState().show(conversationId, useSearch.getState().query)
  useNavigation.getState().showMessage(conversationId, seq)
}

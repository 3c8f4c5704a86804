import type { ConversationId } from '../../../../protocol/wire/ids.ts'
import { useConversationFiles } from '../../../stores/files.ts'
import { FileList } from './FileList.tsx'

/** All files of a conversation, in place of its timeline. `onLeave` is called when a message is about to be shown. */
export function FilesTab(props: { conversationId: ConversationId; onLeave?: () => void }) {
  const { conversationId } = props
  return <FileList of={{ conversationId }} list={useConversationFiles} onLeave={props.onLeave} />
}

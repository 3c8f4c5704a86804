import type { Subject, UserId } from '../../../protocol/wire/ids.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useThread } from '../../stores/thread.ts'
import { tellError } from '../../ui/toast.ts'

/**
 * Opens the one conversation with a customer and puts the cursor into its composer. Every way to a chat ends here, so
 * that all of them open the same one (use case 2).
 */
export async function startChat(subject: Subject): Promise<void> {
  try {
    const conversationId = await useThread.getState().find(subject)
    useNavigation.getState().write(conversationId)
  } catch (error) {
    tellError(error)
  }
}

/** Opens the direct chat with a person, or says why none may be started. */
export async function startDirectChat(userId: UserId): Promise<void> {
  try {
    useNavigation.getState().write(await useThread.getState().findDirect(userId))
  } catch (error) {
    tellError(error)
  }
}

import { openStore } from '../open.ts'
import { ACCESS, NADIA_CHAT, NADIA_SUBJECT } from './people.ts'

// A process of its own: sends one message, says so, and stays open until it is killed.
const folder = process.argv[2]
if (!folder) throw new Error('which folder?')
const store = openStore({ folder })
store.saveAccess(ACCESS)
const { messageId } = store.sendMessage({
  conversationId: NADIA_CHAT,
  subject: NADIA_SUBJECT,
  kind: 'text',
  text: 'written just before the kill',
  stagedFileIds: [],
  replyToId: null,
})
process.stdout.write(messageId)
process.stdin.resume()

/** The id of a message's row in the document. */
export function rowId(messageId: string): string {
  return `message-${messageId}`
}

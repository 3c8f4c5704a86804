/**
 * SQL for the bytes of a message's id that is given as text. `message_rows` is looked up by these: the view `messages`
 * makes text of every row's bytes, and would read all of them to find one.
 */
export function idBytes(text: string): string {
  return `unhex(replace(${text}, '-', ''))`
}

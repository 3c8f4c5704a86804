import { InvariantBroken } from './broken.ts'

/** I14, the part of it that the log shows: a file is attached to one message only. */
export function checkI14(attachments: readonly { file: string; message: string }[]): void {
  const messages = new Map<string, string>()
  for (const { file, message } of attachments) {
    const other = messages.get(file) ?? message
    if (other !== message)
      throw new InvariantBroken('I14', `file ${file} is in the messages ${other} and ${message}`)
    messages.set(file, message)
  }
}

import type { MessageView } from '../../protocol/ipc/views.ts'

/** The least that one message takes of a conversation's height, as its styles have it. */
const BUBBLE_PX = 22
const LINE_PX = 18
const FILE_PX = 48
/** The name and time below the last of several messages of one side. */
const FACTS_PX = 20
/** More than the widest bubble takes in a line. */
const LINE_CHARACTERS = 80

/**
 * How many of the newest messages fill a window of this height for certain: what each takes is guessed low, so that
 * nothing that should be seen at once comes later. At most all of them.
 */
export function rowsThatFill(messages: readonly MessageView[], heightPx: number): number {
  let filledPx = 0
  let rows = 0
  while (filledPx < heightPx && rows < messages.length) {
    rows += 1
    const message = messages.at(-rows)
    if (message) filledPx += leastPx(message) + (endsGroup(message, messages.at(1 - rows)) ? FACTS_PX : 0)
  }
  return rows
}

function endsGroup(message: MessageView, next: MessageView | undefined): boolean {
  return message.side !== next?.side
}

function leastPx({ text, deletedAt, files, staged }: MessageView): number {
  if (deletedAt !== null) return BUBBLE_PX + LINE_PX
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_CHARACTERS)), 0)
  const bubble = text === '' ? 0 : BUBBLE_PX + lines * LINE_PX
  // Pictures lie beside each other, two in a row at least.
  return bubble + Math.ceil((files.length + staged.length) / 2) * FILE_PX
}

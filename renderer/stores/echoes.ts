import type { MessageView } from '../../protocol/ipc/views.ts'
import type { MessageId } from '../../protocol/wire/ids.ts'

/**
 * A message that was sent and is on its way to the disk. It is drawn at once; its text leaves the box only when main
 * has committed it (I2), and a refusal takes the echo away.
 */
export interface Echo {
  message: MessageView
  /** Its name in the store, as soon as that is told: the stored message takes the place of the echo. */
  keptAs: MessageId | null
}

/** The echoes for which no stored message has come. */
export function unheard(echoes: readonly Echo[], messages: readonly MessageView[]): readonly Echo[] {
  if (echoes.length === 0) return echoes
  const rest = echoes.filter(({ keptAs }) => keptAs === null || !messages.some(({ id }) => id === keptAs))
  return rest.length === echoes.length ? echoes : rest
}

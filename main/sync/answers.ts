import type { WireError } from '../../protocol/wire/errors.ts'
import { REQUESTS, type Answer, type RequestName, type RequestOutput } from '../../protocol/wire/requests.ts'

const UNREADABLE: WireError = {
  code: 'internal',
  retry: 'backoff',
  message: 'The server’s answer could not be read. Foyer tries again by itself.',
}

/** Checks an answer against its schema: nothing unchecked comes further than this. Null stays null: no answer came. */
export function readAnswer<N extends RequestName>(
  name: N,
  answer: Answer<unknown> | null,
): Answer<RequestOutput<N>> | null {
  if (answer === null || !answer.ok) return answer
  const parsed = REQUESTS[name].output.safeParse(answer.value)
  return parsed.success
    ? { ok: true, value: parsed.data as RequestOutput<N> }
    : { ok: false, error: UNREADABLE }
}

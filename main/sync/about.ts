import { About } from '../../protocol/wire/http.ts'
import type { Answer } from '../../protocol/wire/requests.ts'
import { fetchFrom, parseJson } from './http-answer.ts'

/** GET /about: who answers at this address. Something that isn't a Foyer server is an error that says so. */
export async function fetchAbout(origin: string): Promise<Answer<About>> {
  const answer = await fetchFrom(origin, '/about', {})
  if (!answer.ok && answer.error.code === 'busy') return answer
  const about = About.safeParse(answer.ok ? parseJson(answer.value.body) : null)
  if (about.success) return { ok: true, value: about.data }
  const message = `${origin} is not a Foyer server. Check the address, or ask whoever runs the server.`
  return { ok: false, error: { code: 'notFound', retry: 'never', message } }
}

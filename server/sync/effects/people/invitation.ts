import type { LocationId } from '../../../../protocol/wire/ids.ts'
import type { Change } from '../effect.ts'

/** Tells a new member by mail where they can sign in; the mail leaves after the commit. Without an address nobody is told. */
export async function mailInvitation(
  { tx, at }: Change,
  locationId: LocationId,
  to: string | null,
): Promise<void> {
  const names = await tx.location(locationId)
  if (to === null || names === null) return
  const place = oneLine(`${names.name} (${names.networkName})`)
  await tx.queueMail(
    {
      to,
      subject: `You are now a member of ${place}`,
      text:
        `${place} has made you a member.\n\nSign in with this address at the portal of ${oneLine(names.networkName)} to write to the desk ` +
        'and to see what goes on. You get a six-digit code by mail; there is no password.\n',
    },
    at,
  )
}

/** Tells somebody by mail what became of the request to join; `why` is what the desk wrote. */
export async function mailDecision(
  { tx, at }: Change,
  locationId: LocationId,
  to: string | null,
  why: string,
): Promise<void> {
  const names = await tx.location(locationId)
  if (to === null || names === null) return
  const place = oneLine(names.name)
  await tx.queueMail(
    {
      to,
      subject: `Your request to join ${place}`,
      text: `${place} could not accept your request to join.${why === '' ? '' : `\n\nThe desk wrote:\n${why}`}\n`,
    },
    at,
  )
}

/** What stands in a subject must not begin a header of its own. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ')
}

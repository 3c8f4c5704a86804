import type { FastifyReply, FastifyRequest } from 'fastify'
import { networkOf, siteOf } from '../auth/network-of.ts'
import { Throttle } from '../auth/throttle.ts'
import { hashOf, newToken } from '../auth/tokens.ts'
import type { ServerContext } from '../context.ts'
import { tooManyTries } from '../http/refusal.ts'

const COOKIE = 'foyer_ticket'
/** As long as browsers keep a cookie. */
const COOKIE_SECONDS = 400 * 86_400
/** How long a browser is known that somebody signed in from. */
const KNOWN_MS = 365 * 86_400_000
const WINDOW_MS = 15 * 60_000
/** Mails to one address that somebody asks for from one network. */
const PER_NETWORK = { tries: 5, windowMs: WINDOW_MS }
/** The same from all networks of one site: whoever has an IPv6 /48 leaves most of an address's codes to others. */
const PER_SITE = { tries: 10, windowMs: WINDOW_MS }
/** Mails to one address that strangers ask for, from anywhere: with five tries each, so many guesses of its codes. */
const PER_ADDRESS = { tries: 30, windowMs: WINDOW_MS }
/** So many of those go to whoever asks first; the others to sites that have had none, one each: a few don't use up all. */
const FIRST_COME = { tries: 15, windowMs: WINDOW_MS }
const ONE_EACH = { tries: 1, windowMs: WINDOW_MS }
/** Mails that a browser asks for from which the owner of the address has signed in before. */
const PER_KNOWN = { tries: 5, windowMs: WINDOW_MS }

/**
 * Binds a mailed code to the browser that asks for it (security row 24): a code is tried with the ticket only, an unguessable
 * cookie. Whoever guesses, or asks for codes again and again, uses up what is theirs. A browser from which somebody has signed
 * in has codes of its own: no stranger can keep its owner out.
 */
export class CodeTickets {
  private readonly perNetwork: Throttle
  private readonly perSite: Throttle
  private readonly perAddress: Throttle
  private readonly firstCome: Throttle
  private readonly oneEach: Throttle
  private readonly perKnown: Throttle
  private readonly context: ServerContext
  private readonly isHttps: boolean

  constructor(context: ServerContext, { isHttps }: { isHttps: boolean }) {
    this.context = context
    this.isHttps = isHttps
    this.perNetwork = new Throttle(PER_NETWORK, context.now)
    this.perSite = new Throttle(PER_SITE, context.now)
    this.perAddress = new Throttle(PER_ADDRESS, context.now)
    this.firstCome = new Throttle(FIRST_COME, context.now)
    this.oneEach = new Throttle(ONE_EACH, context.now)
    this.perKnown = new Throttle(PER_KNOWN, context.now)
  }

  /**
   * The ticket for a code that is mailed to the address (in small letters), set as the browser's cookie, whether or not
   * anybody has the address. Throws the refusal when there were too many.
   */
  async give(request: FastifyRequest, reply: FastifyReply, address: string): Promise<string> {
    const known = await this.knownTicket(request, address)
    const isAllowed =
      known === null ? this.allowsStranger(request, address) : this.perKnown.take(`${known} ${address}`)
    if (!isAllowed) throw tooManyTries()
    const ticket = known ?? newToken()
    void reply.setCookie(COOKIE, ticket, {
      path: '/portal/api',
      httpOnly: true,
      sameSite: 'strict',
      secure: this.isHttps,
      maxAge: COOKIE_SECONDS,
    })
    return ticket
  }

  private allowsStranger(request: FastifyRequest, address: string): boolean {
    const network = `${networkOf(request.ip)} ${address}`
    const site = `${siteOf(request.ip)} ${address}`
    const isTheirTurn = this.firstCome.allows(address) || this.oneEach.allows(site)
    if (!isTheirTurn || !this.perAddress.allows(address) || !this.perSite.allows(site)) return false
    if (!this.perNetwork.take(network)) return false
    this.firstCome.count(address)
    this.oneEach.count(site)
    this.perSite.count(site)
    this.perAddress.count(address)
    return true
  }

  /** The browser's ticket, when whoever has the address signed in with it before. */
  private async knownTicket(request: FastifyRequest, address: string): Promise<string | null> {
    const ticket = ticketOf(request)
    if (ticket === '') return null
    const { database, now } = this.context
    const known = await database.query(
      `select 1 from mail_codes c join users u on u.id = c.user_id
       where c.ticket_hash = $1 and c.used_at > $2 and lower(u.email) = $3`,
      [hashOf(ticket), now() - KNOWN_MS, address],
    )
    return known.length > 0 ? ticket : null
  }
}

/** The ticket that a browser shows; '' when it has none, which fits no code. */
export function ticketOf(request: FastifyRequest): string {
  return request.cookies[COOKIE] ?? ''
}

/** A visitor's link, and with it what the desk is told of the chat behind it, lasts until so long after the visit. */
export const VISITOR_LINK_MS = 36 * 3_600_000

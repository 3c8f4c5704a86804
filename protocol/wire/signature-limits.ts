// Apart from the schemas: the window opens without those.

export const SIGNERS_MAX = 5
/** How long a request may wait for its signatures, in days. */
export const SIGNATURE_DAYS_MAX = 90
export const SIGNATURE_DAYS = 14
/** UTF-16 units of the reason with which somebody declines. */
export const DECLINE_REASON_MAX = 1000
/** The largest PDF that can be signed: it is read whole when its signed copy is made. 25 MiB. */
export const SIGNED_BYTES_MAX = 25 * 1024 ** 2
/** What a saved record of a request begins with. */
export const EVIDENCE_FORMAT = 'foyer-evidence-1'

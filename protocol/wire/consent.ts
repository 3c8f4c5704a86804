/**
 * What a signer agrees to before signing (security row 40): intent, doing it electronically, the way on paper, withdrawal,
 * what is needed to read and keep it, and the copy. The version goes into the evidence; a changed text gets a new one.
 */
export const CONSENT = {
  version: '2026-11-28',
  label: 'I agree to sign this document electronically, and mean my signature below to be binding.',
  details: [
    'You need a browser that shows PDF files and an e-mail address that reaches you, and room to keep the copy.',
    'You can have it on paper instead: decline here with “on paper”, or ask the desk. That costs nothing and delays nothing else.',
    'You can change your mind until you press Sign. After that, ask the desk.',
    'When all have signed, everybody gets the signed document with a page that says who signed, when and how.',
    'This is a simple electronic signature. It does not replace a notary, and is not for wills, deeds or family law.',
  ],
} as const

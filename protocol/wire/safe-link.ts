const WEB = /^https?:\/\/(?:\[[0-9a-f:.]+\]|[^\s/?#:@[\]]+)(?::\d{1,5})?(?:[/?#]\S*)?$/iu
const MAIL = /^mailto:[^\s@?]+@[^\s@?]+$/iu
const TELEPHONE = /^tel:\+?[\d\-.() ]{2,40}$/iu
const SCHEME = /^([a-z][a-z0-9+.-]{0,19}):/iu

/** Longer than any address that a person sets on purpose. */
export const LINK_MAX = 2000

/**
 * Why an address can't be a link of an Information page or a post, as a sentence for the person who set it; null when it
 * can. Allowed are web addresses without a name and password in them, mail addresses and telephone numbers (use case 1).
 * The window says it while the link is being set, and the server again when it is saved.
 */
export function linkProblem(href: string): string | null {
  if (href.length > LINK_MAX)
    return `This address is longer than ${LINK_MAX.toLocaleString('en')} characters.`
  if (/[\p{C}\p{Z}\\]/u.test(href) && !TELEPHONE.test(href)) {
    return 'An address has no spaces, backslashes or invisible characters in it.'
  }
  if (WEB.test(href) || MAIL.test(href) || TELEPHONE.test(href)) return null
  const scheme = SCHEME.exec(href)?.[1]?.toLowerCase()
  switch (scheme) {
    case undefined:
      return 'Write the whole address, with https:// at its beginning.'
    case 'javascript':
    case 'vbscript':
    case 'data':
      return `A “${scheme}:” link would run code on the reader’s computer, so it is not allowed.`
    case 'file':
      return 'A “file:” link leads to a file of one computer: nobody else can open it. Upload the file instead.'
    case 'http':
    case 'https':
      return /^https?:\/\/[^/?#]*@/iu.test(href)
        ? 'An address with a name and password in it is not allowed: everybody could read them.'
        : 'This is not a whole web address.'
    case 'mailto':
      return 'Write one e-mail address, without anything behind it.'
    case 'tel':
      return 'Write a telephone number with digits only, and a + before the country.'
    default:
      return `“${scheme}:” links are not allowed. Use https, an e-mail address or a telephone number.`
  }
}

/**
 * What a person typed or pasted, as an address: a mail address, a telephone number and a host without `https://` are
 * completed. Whether it is allowed, `linkProblem` says.
 */
export function asAddress(written: string): string {
  const text = written.trim()
  if (/^[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+$/u.test(text)) return `mailto:${text}`
  if (/^\+?[\d\-.() ]{5,40}$/u.test(text)) return `tel:${text.replace(/[^\d+]/gu, '')}`
  if (/^[^\s:/?#@]+\.[a-z]{2,}(?:[/?#]\S*)?$/iu.test(text)) return `https://${text}`
  return text
}

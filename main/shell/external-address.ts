const MAIL = /^mailto:[^\s@?]+@[^\s@?]+$/
const TELEPHONE = /^tel:\+?[\d\-.() ]{2,40}$/

/**
 * The link as it may be handed to the system, or null. Allowed: https without a name and password in it, a plain
 * mail address, a telephone number. Host names come back in punycode, so that look-alikes show (security.md, row 5).
 */
export function safeExternalAddress(link: string): string | null {
  if (link.length > 2000 || /[\p{Cc}\\]/u.test(link)) return null
  if (MAIL.test(link) || TELEPHONE.test(link)) return link
  const url = URL.canParse(link) ? new URL(link) : null
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null
  return url.href
}

const PAGE = /^\/p\/([0-9a-f-]{36})\/?$/

/** The id in the address of a public profile at this server; null for any other address. */
export function publicLinkId(text: string, server: string): string | null {
  const address = text.length <= 2000 && URL.canParse(text) ? new URL(text) : null
  if (!address || address.origin !== new URL(server).origin || address.username !== '') return null
  return PAGE.exec(address.pathname)?.[1] ?? null
}

import { isIPv6 } from 'node:net'

/**
 * The network that an address counts for: of IPv6 the /64 that one household or hoster gives out, whose addresses are more
 * than any limit; of IPv4 the address itself.
 */
export function networkOf(ip: string): string {
  return prefixOf(ip, 4)
}

/**
 * What one customer of a provider may have whole: of IPv6 a /48, which is 65,536 networks; of IPv4 the address itself. An
 * office may be one, so what is limited by it is limited less.
 */
export function siteOf(ip: string): string {
  return prefixOf(ip, 3)
}

/** The first groups of 16 bits of an IPv6 address; an IPv4 address, also one in the clothes of IPv6, as it is. */
function prefixOf(ip: string, groupCount: number): string {
  if (!isIPv6(ip)) return ip
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  const [before = [], after] = ip.split('::').map((part) => part.split(':').filter((group) => group !== ''))
  const gap = after === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array.from({ length: gap }, () => '0'), ...(after ?? [])]
  const first = groups.slice(0, groupCount).map((group) => parseInt(group, 16).toString(16))
  return `${first.join(':')}::/${groupCount * 16}`
}

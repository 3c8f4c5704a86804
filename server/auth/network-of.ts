import { isIPv6 } from 'node:net'

/**
 * The network that an address counts for: of IPv6 the /64 that one household or hoster gives out, whose addresses are more
 * than any limit; of IPv4 the address itself.
 */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  const [before = [], after] = ip.split('::').map((part) => part.split(':').filter((group) => group !== ''))
  const gap = after === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array.from({ length: gap }, () => '0'), ...(after ?? [])]
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

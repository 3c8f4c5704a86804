import { lookup } from 'node:dns'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'

/** The push services of the browsers there are: Chrome and its kin, Firefox, Edge, Safari. `*.` stands for any name before it. */
export const KNOWN_SERVICES: readonly string[] = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  '*.push.services.mozilla.com',
  '*.notify.windows.com',
  '*.push.apple.com',
]

/**
 * The services that a setting names, by commas; the known ones without a setting, none for "off". A host is reached by https at
 * a public address; a whole origin, `http://10.0.0.7:8090`, is one of the operator's own and taken as it is.
 */
export function servicesIn(setting: string | undefined): readonly string[] {
  if (setting === undefined) return KNOWN_SERVICES
  if (setting.trim() === 'off') return []
  return setting
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '')
}

/** The address of a browser at one of the services, and whether only a public address may be reached; null for any other. */
export function endpointAt(
  services: readonly string[],
  endpoint: string,
): { url: URL; onlyPublic: boolean } | null {
  if (!URL.canParse(endpoint)) return null
  const url = new URL(endpoint)
  if (url.username !== '' || url.password !== '') return null
  if (services.includes(url.origin)) return { url, onlyPublic: false }
  const isNamed = services.some((service) =>
    service.startsWith('*.') ? url.hostname.endsWith(service.slice(1)) : url.hostname === service,
  )
  // A number is not looked up, so nothing would ask where it leads.
  const isPlain = url.protocol === 'https:' && url.port === '' && isIP(url.hostname) === 0
  return isNamed && isPlain ? { url, onlyPublic: true } : null
}

/** Networks that nobody outside may reach through this server (security row 36). */
const INSIDE = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  INSIDE.addSubnet(network, prefix, 'ipv4')
}
/** Of the sixth version only what is handed out to the internet, without what stands for an address of the fourth. */
const OUTSIDE_6 = new BlockList()
OUTSIDE_6.addSubnet('2000::', 3, 'ipv6')
const INSIDE_6 = new BlockList()
INSIDE_6.addSubnet('2001::', 23, 'ipv6')
INSIDE_6.addSubnet('2001:db8::', 32, 'ipv6')
INSIDE_6.addSubnet('2002::', 16, 'ipv6')

/** Whether an address belongs to the internet and not to somebody's own network. */
export function isPublic(address: string): boolean {
  if (isIPv6(address)) return OUTSIDE_6.check(address, 'ipv6') && !INSIDE_6.check(address, 'ipv6')
  return !INSIDE.check(address, 'ipv4')
}

/** Looks a name up and refuses one that leads inside: the address that was looked at is the one that is connected to. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '', 0)
    const [first] = addresses
    if (first === undefined || !addresses.every(({ address }) => isPublic(address))) {
      return callback(new Error(`${hostname} does not lead to a public address.`), '', 0)
    }
    if (options.all === true) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}

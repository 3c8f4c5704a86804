import { expect, it } from 'vitest'
import { endpointAt, isPublic, KNOWN_SERVICES, lookupPublic, servicesIn } from './services.ts'

it('knows the push services of browsers by their whole names, by https and without a port', () => {
  const at = (endpoint: string) => endpointAt(KNOWN_SERVICES, endpoint)
  for (const endpoint of [
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
    'https://web.push.apple.com/abc',
  ]) {
    expect(at(endpoint), endpoint).toMatchObject({ onlyPublic: true })
  }
  for (const endpoint of [
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com.attacker.example/x',
    'https://attackernotify.windows.com.example/x',
    'https://push.apple.com@127.0.0.1/x',
    'https://evilpush.apple.com/x',
    'https://[::1]/x',
    'https://0x7f000001/x',
    'javascript:alert(1)',
    '//fcm.googleapis.com/x',
  ]) {
    expect(at(endpoint), endpoint).toBeNull()
  }
})

it('takes the operator’s own by its origin, and none when it is switched off', () => {
  expect(servicesIn('off')).toEqual([])
  expect(servicesIn(undefined)).toBe(KNOWN_SERVICES)
  const services = servicesIn(' push.example.org, http://10.0.0.7:8090 ')
  expect(endpointAt(services, 'http://10.0.0.7:8090/up')).toMatchObject({ onlyPublic: false })
  expect(endpointAt(services, 'http://10.0.0.7:8091/up')).toBeNull()
  expect(endpointAt(services, 'https://push.example.org/up')).toMatchObject({ onlyPublic: true })
})

it('tells an address of the internet from one inside (security row 36)', () => {
  for (const inside of [
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['255.255.255.255', '224.0.0.1', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', 'ff02::1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::'],
  ]) {
    expect(isPublic(inside), inside).toBe(false)
  }
  for (const outside of ['142.250.186.42', '34.107.221.82', '2a00:1450:4001:812::200a']) {
    expect(isPublic(outside), outside).toBe(true)
  }
})

it('refuses a name that leads inside at the moment of connecting', async () => {
  const refused = new Promise<Error | null>((resolve) => {
    lookupPublic('localhost', {}, (error) => resolve(error))
  })
  expect((await refused)?.message).toContain('does not lead to a public address')
})

import { createHmac, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { StartError } from '../start-error.ts'
import { isSigned, keysOf, secretText } from './signature.ts'

test('agrees with the example of Standard Webhooks', () => {
  const keys = keysOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
  const headers = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: '1614265330',
    signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  }
  const body = Buffer.from('{"test": 2432232314}')
  expect(isSigned(keys, headers, body, 1_614_265_330_000)).toBe(true)
  expect(isSigned(keys, headers, Buffer.from('{"test": 2432232315}'), 1_614_265_330_000)).toBe(false)
  expect(isSigned(keys, headers, body, 1_614_265_330_000 + 301_000)).toBe(false)
})

test('either of two secrets is good, and any of several signatures', () => {
  const [old, fresh] = [randomBytes(32), randomBytes(24)]
  const keys = keysOf(`${secretText(old)} ${secretText(fresh)}`)
  const sign = (key: Buffer) => `v1,${createHmac('sha256', key).update('a.1.body').digest('base64')}`
  const signed = (signature: string) =>
    isSigned(keys, { id: 'a', timestamp: '1', signature }, Buffer.from('body'), 1000)
  expect(signed(sign(old))).toBe(true)
  expect(signed(`v1a,AAAA v1,nonsense ${sign(fresh)}`)).toBe(true)
  expect(signed(sign(randomBytes(32)))).toBe(false)
})

test.each([
  '',
  'whsec_',
  'whsec_short',
  'secret',
  `whsec_${randomBytes(65).toString('base64')}`,
  'whsec_$$$$',
])('says that %j is no secret', (text) => expect(() => keysOf(text)).toThrow(StartError))

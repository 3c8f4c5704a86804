import { expect, test } from 'vitest'
import { readyLine } from './demo-server.mjs'
import { resultLine } from './smoke.mjs'

test('finds the address among whatever else a server prints, once its line is whole', () => {
  const line = '{"url":"http://127.0.0.1:4000","demo":{"email":"a@b.c","password":"p"}}'
  expect(readyLine(`starting\n${line}`)).toBeUndefined()
  expect(readyLine(`starting\n${line}\n`)).toEqual(JSON.parse(line))
})

test('a result is a line that is an object in JSON', () => {
  expect(resultLine('{"sent":true}')).toEqual({ sent: true })
  expect(resultLine('[1]')).toBeUndefined()
  expect(resultLine('{"sent":tr')).toBeUndefined()
  expect(resultLine('a line of the log')).toBeUndefined()
})

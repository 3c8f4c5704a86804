import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fillVariables } from './fill-variables.ts'

const NADIA = { 'first name': 'Nadia', name: 'Nadia Nguyễn', room: 'Room 4', time: '14:30', company: null }

it('fills each variable, in any case and spacing', () => {
  const text = 'Hi {{first name}}, {{ROOM}} is ready at {{ time }}. Yours, {{  First   Name }}'
  expect(fillVariables(text, NADIA)).toEqual({
    filled: 'Hi Nadia, Room 4 is ready at 14:30. Yours, Nadia',
    missing: [],
  })
})

it('leaves what is unknown or has no value, and names it once', () => {
  expect(fillVariables('{{company}} and {{Company}}, {{parking}}, {{host}}', { ...NADIA, host: '' })).toEqual(
    {
      filled: '{{company}} and {{Company}}, {{parking}}, {{host}}',
      missing: ['company', 'parking', 'host'],
    },
  )
})

it('is not fooled by names of JavaScript, braces that are none, or values that look like variables', () => {
  expect(fillVariables('{{constructor}} {{__proto__}}', NADIA).missing).toEqual(['constructor', '__proto__'])
  expect(fillVariables('{{}} { {name} } {{na\nme}}', NADIA)).toEqual({
    filled: '{{}} { {name} } {{na\nme}}',
    missing: [],
  })
  expect(fillVariables('{{name}}', { name: '{{room}} $& $1', room: 'x' }).filled).toBe('{{room}} $& $1')
})

it('changes nothing but variables', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      fc.pre(!before.includes('{') && !after.includes('}'))
      expect(fillVariables(`${before}{{name}}${after}`, { name: 'N' }).filled).toContain(`${before}N`)
      expect(fillVariables(before, NADIA).filled).toBe(before)
    }),
  )
})

import { expect, it } from 'vitest'
import { checkedLinks } from './checked-links.ts'

const page = {
  address: 'https://foyer.example/l/1',
  links: [{ address: 'https://foyer.example/p/a', name: 'Maria Silva' }],
}
const check = (href: string) =>
  checkedLinks([{ type: 'paragraph', spans: [{ text: 'our manager', href }] }], page)[0]

it('knows a public profile of the location, and one that is none any more', () => {
  expect(check('https://foyer.example/p/a')).toMatchObject({
    leadsTo: 'Public profile of Maria Silva',
    warning: null,
  })
  expect(check('https://foyer.example/p/b')?.warning).toContain('no longer')
})

it('warns of what is not allowed and of what others can read', () => {
  expect(check('javascript:alert(1)')?.warning).toContain('run code')
  expect(check('http://elsewhere.example/')?.warning).toContain('https')
  expect(check('https://elsewhere.example/')?.warning).toBeNull()
  expect(check('mailto:a@b.example')?.warning).toBeNull()
})

it('names each address once, with all its words', () => {
  const spans = ['one', 'two'].map((text) => ({ text, href: 'https://elsewhere.example/' }))
  expect(checkedLinks([{ type: 'bullet', spans }], page)).toMatchObject([{ words: 'one, two' }])
})

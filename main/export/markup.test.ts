import { expect, it } from 'vitest'
import { markup } from './markup.ts'

it('escapes every value, in text and in attributes', () => {
  const hostile = `<script>alert("1")</script>' & "`
  expect(markup`<p title="${hostile}">${hostile}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; &amp; &quot;">' +
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; &amp; &quot;</p>',
  )
})

it('takes what it made itself as it is, alone and in lists', () => {
  const rows = ['a', '<b>'].map((word) => markup`<li>${word}</li>`)
  expect(markup`<ul>${rows}</ul>${null}${7}`.text).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>7')
})

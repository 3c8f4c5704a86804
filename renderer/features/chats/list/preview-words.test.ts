import { describe, expect, it } from 'vitest'
import { previewOf } from './preview-words.ts'

const last = {
  text: 'Great,\n I will sign it',
  at: 1,
  byDesk: false,
  byMe: false,
  isNote: false,
  fileCount: 0,
  pending: false,
}

describe('the second line of a chat', () => {
  it('is the last message on one line', () => {
    expect(previewOf({ draft: null, last })).toEqual({
      lead: null,
      tone: 'plain',
      text: 'Great, I will sign it',
    })
  })

  it('says who of the desk wrote it', () => {
    expect(previewOf({ draft: null, last: { ...last, byDesk: true, byMe: true } }).lead).toBe('You')
    expect(previewOf({ draft: null, last: { ...last, byDesk: true } }).lead).toBe('Desk')
  })

  it('names files when there are no words', () => {
    expect(previewOf({ draft: null, last: { ...last, text: '', fileCount: 1 } }).text).toBe('1 file')
    expect(previewOf({ draft: null, last: { ...last, text: '', fileCount: 3 } }).text).toBe('3 files')
    expect(previewOf({ draft: null, last: { ...last, text: '' } }).text).toBe('Message unsent')
  })

  it('puts the draft first', () => {
    expect(previewOf({ draft: 'About the invoice', last })).toMatchObject({
      lead: 'Draft',
      text: 'About the invoice',
    })
  })
})

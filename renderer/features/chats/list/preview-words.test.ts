import { describe, expect, it } from 'vitest'
import { previewOf } from './preview-words.ts'

const last = {
  text: 'Great,\n I will sign it',
  at: 1,
  byDesk: false,
  byMe: false,
  isNote: false,
  fileCount: 0,
  file: null,
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
    const contract = { name: 'contract-2027.pdf', mime: 'application/pdf' }
    const photo = { name: 'IMG_2041.jpg', mime: 'image/jpeg' }
    const words = (file: typeof photo, fileCount: number) =>
      previewOf({ draft: null, last: { ...last, text: '', fileCount, file } }).text
    expect(words(contract, 1)).toBe('contract-2027.pdf')
    expect(words(photo, 1)).toBe('Photo')
    expect(words(photo, 3)).toBe('Photo and 2 more')
    expect(words({ name: 'setup.jpg', mime: 'application/x-msdownload' }, 1)).toBe('setup.jpg')
    expect(previewOf({ draft: null, last: { ...last, text: '' } }).text).toBe('Message unsent')
  })

  it('puts the draft first', () => {
    expect(previewOf({ draft: 'About the invoice', last })).toMatchObject({
      lead: 'Draft',
      text: 'About the invoice',
    })
  })
})

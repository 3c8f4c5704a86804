import { describe, expect, it } from 'vitest'
import { extensionOf, fileKind } from './file-kind.ts'

describe('the kind of a file', () => {
  it.each([
    ['image/jpeg', 'image'],
    ['IMAGE/PNG', 'image'],
    ['image/svg+xml', 'other'],
    ['text/html', 'other'],
    ['video/mp4', 'video'],
    ['video/x-unknown', 'other'],
    ['audio/mpeg', 'audio'],
    ['application/pdf; charset=binary', 'pdf'],
    ['', 'other'],
  ])('%s is %s', (mime, kind) => {
    expect(fileKind(mime)).toBe(kind)
  })
})

describe('the letters on the icon', () => {
  it.each([
    ['contract.pdf', 'PDF'],
    ['archive.tar.gz', 'GZ'],
    ['Makefile', ''],
    ['a.veryverylong', ''],
  ])('of %s are %s', (name, letters) => {
    expect(extensionOf(name)).toBe(letters)
  })
})

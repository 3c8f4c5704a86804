import { describe, expect, it } from 'vitest'
import { brokenPromise, extensionOf, fileKind, shownKind } from './file-kind.ts'

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

describe('a name that promises what the bytes are not', () => {
  it.each([
    ['film.mp4', 'application/octet-stream', 'is no video'],
    ['film.mp4', 'image/png', 'is no video'],
    ['room.jpg', 'application/x-msdownload', 'is no picture'],
    ['lease.pdf', 'text/html', 'is no PDF'],
    ['talk.mp3', 'application/zip', 'is no sound'],
  ])('%s of %s is said, and not shown', (name, mime, words) => {
    expect(brokenPromise({ name, mime })).toContain(words)
    expect(shownKind({ name, mime })).toBe('other')
  })

  it.each([
    ['film.mp4', 'video/mp4', 'video'],
    ['talk.m4a', 'video/mp4', 'video'],
    ['photo.heic', 'image/heic', 'other'],
    ['logo.svg', 'application/octet-stream', 'other'],
    ['constructor', 'text/plain', 'text'],
  ])('%s of %s keeps its promise', (name, mime, kind) => {
    expect(brokenPromise({ name, mime })).toBeNull()
    expect(shownKind({ name, mime })).toBe(kind)
  })
})

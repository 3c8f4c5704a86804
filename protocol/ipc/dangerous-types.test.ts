import { describe, expect, it } from 'vitest'
import { dangerOf } from './dangerous-types.ts'

describe('a dangerous type', () => {
  it.each([
    'setup.exe',
    'SETUP.EXE',
    'a.msi',
    'a.bat',
    'a.cmd',
    'a.ps1',
    'a.sh',
    'a.js',
    'a.vbs',
    'a.jar',
    'a.app',
    'a.dmg',
    'a.lnk',
    'a.scf',
    'a.url',
    'a.desktop',
    'a.hta',
    'a.html',
    'a.svg',
    'a.docm',
    'a.xlsm',
    'a.iso',
    'a.deb',
    'a.rpm',
    'a.AppImage',
    'invoice.pdf.exe',
    'invoice.exe.',
    'invoice.exe  ',
    'a.pkg',
    'a.py',
  ])('%s is warned about', (name) => {
    expect(dangerOf(name)).toMatch(/^can /)
  })

  it.each([
    'lease.pdf',
    'room.jpg',
    'exe',
    'exe.txt',
    'notes',
    'a.docx',
    'film.mp4',
    'all.zip',
    '.bashrc',
    'constructor',
  ])('%s is not', (name) => {
    expect(dangerOf(name)).toBeNull()
  })
})

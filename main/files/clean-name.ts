const CHARACTERS_MAX = 200
/** A name has at most 255 bytes on most systems; the rest is for a number when the name is taken. */
const BYTES_MAX = 240
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)/i

/**
 * A file's name that is safe to show and to save under on any system: no folders, no control or direction-changing
 * characters, no name that Windows keeps for itself, and not endless. The extension survives (invariants: B.3, hostile
 * file names).
 */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.-]+|[\s.]+$/gu, '')
  const named = plain === '' ? 'file' : RESERVED.test(plain) ? `_${plain}` : plain
  return shorten(named)
}

function shorten(name: string): string {
  if (fits(name)) return name
  const extension = /\.[^.\s]{1,10}$/u.exec(name)?.[0] ?? ''
  const kept = Array.from(name.slice(0, name.length - extension.length)).slice(0, CHARACTERS_MAX)
  while (kept.length > 1 && !fits(kept.join('') + extension)) kept.pop()
  return kept.join('').replace(/[\s.]+$/u, '') + extension
}

function fits(name: string): boolean {
  return Array.from(name).length <= CHARACTERS_MAX && Buffer.byteLength(name) <= BYTES_MAX
}

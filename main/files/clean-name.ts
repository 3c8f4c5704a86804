const NAME_MAX = 200
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A file's name that is safe to show and to save under on any system: no folders, no control or direction-changing
 * characters, no name that Windows keeps for itself, and not endless. The extension survives (invariants: B.3, hostile
 * file names).
 */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.-]+|[\s.]+$/gu, '')
  const named = plain === '' ? 'file' : RESERVED.test(plain) ? `_${plain}` : plain
  return shorten(named)
}

function shorten(name: string): string {
  const characters = Array.from(name)
  if (characters.length <= NAME_MAX) return name
  const extension = /\.[^.\s]{1,10}$/u.exec(name)?.[0] ?? ''
  return characters.slice(0, NAME_MAX - extension.length).join('') + extension
}

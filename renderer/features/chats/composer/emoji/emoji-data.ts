export interface Emoji {
  text: string
  /** "thumbs up" */
  name: string
  /** What people type after a colon: "+1", "thumbsup". The first is the usual one. */
  codes: readonly string[]
  tags: readonly string[]
  /** The place of its group in EMOJI_GROUPS. */
  group: number
}

/** In the order of Unicode; the third, parts of emoji, is never offered. */
export const EMOJI_GROUPS: readonly string[] = [
  'Smileys',
  'People',
  'Parts',
  'Animals and nature',
  'Food and drink',
  'Travel and places',
  'Activities',
  'Objects',
  'Symbols',
  'Flags',
]
const PARTS = 2

let loading: Promise<readonly Emoji[]> | null = null

/** All emoji with their names. Loaded from the app's own files when first needed, as it is half a megabyte. */
export function loadEmoji(): Promise<readonly Emoji[]> {
  loading ??= read()
  return loading
}

async function read(): Promise<readonly Emoji[]> {
  const [{ default: data }, { default: codes }] = await Promise.all([
    import('emojibase-data/en/compact.json'),
    import('emojibase-data/en/shortcodes/github.json'),
  ])
  return data
    .filter(({ group }) => group !== undefined && group !== PARTS)
    .sort((one, other) => (one.order ?? 0) - (other.order ?? 0))
    .map(({ unicode, label, hexcode, tags, group }) => {
      const known = codes[hexcode] ?? label.toLowerCase().replaceAll(/[^\p{L}\d]+/gu, '_')
      return {
        text: plainest(unicode),
        name: label,
        codes: typeof known === 'string' ? [known] : known,
        tags: tags ?? [],
        group: group ?? 0,
      }
    })
}

/** Without the sign "as a picture" where the character is one by itself, as every keyboard types it. */
function plainest(unicode: string): string {
  return /^\p{Emoji_Presentation}\uFE0F$/u.test(unicode) ? unicode.replace('\uFE0F', '') : unicode
}

/**
 * The emoji that fit a word, the best first: its short code, then the beginning of one, then of a word of the name, then
 * of a tag. An empty word fits all.
 */
export function searchEmoji(all: readonly Emoji[], word: string, limit = Infinity): Emoji[] {
  const wanted = word.trim().toLowerCase()
  if (wanted === '') return all.slice(0, limit)
  return all
    .map((emoji) => ({ emoji, rank: rankOf(emoji, wanted) }))
    .filter(({ rank }) => rank !== null)
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
    .slice(0, limit)
    .map(({ emoji }) => emoji)
}

function rankOf({ codes, name, tags }: Emoji, wanted: string): number | null {
  if (codes.includes(wanted)) return 0
  if (codes.some((code) => code.startsWith(wanted))) return 1
  if (name.split(/[\s:-]+/).some((part) => part.toLowerCase().startsWith(wanted))) return 2
  if (codes.some((code) => code.split('_').some((part) => part.startsWith(wanted)))) return 2
  if (name.startsWith(wanted) || tags.some((tag) => tag.startsWith(wanted))) return 3
  return null
}

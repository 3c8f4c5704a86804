import type { Language } from '../dialogue.ts'
import { arabic } from './arabic.ts'
import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { japanese } from './japanese.ts'
import { korean } from './korean.ts'
import { polish } from './polish.ts'
import { portuguese } from './portuguese.ts'
import { spanish } from './spanish.ts'
import { ukrainian } from './ukrainian.ts'

/** The languages that the desk is written to in, by the tag that a person of the demo carries. */
export const LANGUAGES = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  ja: japanese,
  ko: korean,
  pl: polish,
  pt: portuguese,
  uk: ukrainian,
} satisfies Record<string, Language>

export type LanguageTag = keyof typeof LANGUAGES

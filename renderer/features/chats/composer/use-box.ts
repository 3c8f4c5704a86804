import { useCallback, useId, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { ConversationId } from '../../../../protocol/wire/ids.ts'
import { firstMissing } from '../../saved-replies/index.ts'
import { insertOf, type Suggestion } from './suggestions/suggestion.ts'
import type { Trigger } from './suggestions/trigger.ts'
import { useSuggestions, type Suggestions } from './suggestions/use-suggestions.ts'
import type { Composition } from './use-composition.ts'

export interface Box {
  element: RefObject<HTMLTextAreaElement | null>
  /** Ties the box to the list of what is offered in it. */
  listId: string
  suggestions: Suggestions
  focus: () => void
  /** Reads where the cursor is; null when the box has none. */
  seeCaret: () => void
  select: (from: number, to: number) => void
  /** Puts a text where the cursor is, or was. */
  insert: (words: string) => void
  /** Puts a sign at the beginning of what is written, so that something is offered. */
  offer: (sign: string) => void
}

/** The text box: its cursor, and what is offered at it. */
export function useBox(conversationId: ConversationId, composition: Composition): Box {
  const element = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [caret, setCaret] = useState<number | null>(null)
  const [wanted, setWanted] = useState<{ from: number; to: number } | null>(null)

  const focus = useCallback(() => element.current?.focus(), [])
  // After React has drawn the new text: before, there is nothing at that place.
  useLayoutEffect(() => {
    if (!wanted || !element.current) return
    element.current.focus()
    element.current.setSelectionRange(wanted.from, wanted.to)
  }, [wanted])

  const replace = (from: number, to: number, words: string, selection?: { from: number; to: number }) => {
    const { text } = composition
    composition.type(text.slice(0, from) + words + text.slice(to))
    const end = from + words.length
    setCaret(end)
    setWanted(selection ? { from: from + selection.from, to: from + selection.to } : { from: end, to: end })
  }

  const suggestions = useSuggestions({
    conversationId,
    text: composition.text,
    caret,
    onPick: ({ from, to }: Trigger, suggestion: Suggestion) => {
      if (suggestion.kind === 'mention') composition.mention(suggestion.colleague.userId)
      const words = insertOf(suggestion)
      // The first variable without a value is selected: what is typed next fills it in.
      replace(from, to, words, firstMissing(words) ?? undefined)
    },
  })

  return {
    element,
    listId,
    suggestions,
    focus,
    seeCaret: () => {
      const box = element.current
      const hasCaret = box && document.activeElement === box && box.selectionStart === box.selectionEnd
      setCaret(hasCaret ? box.selectionStart : null)
    },
    select: (from, to) => setWanted({ from, to }),
    insert: (words) => {
      const box = element.current
      replace(box?.selectionStart ?? 0, box?.selectionEnd ?? 0, words)
    },
    offer: (sign) => {
      const { text } = composition
      replace(0, 0, text === '' ? sign : `${sign}\n`, { from: sign.length, to: sign.length })
      setCaret(sign.length)
    },
  }
}

import { describe, expect, it } from 'vitest'
import type { Colleague } from '../../../../protocol/ipc/views.ts'
import type { UserId } from '../../../../protocol/wire/ids.ts'
import { mentionedIn } from './mentions.ts'

const colleague = (id: string, name: string): Colleague => ({
  userId: id as UserId,
  name,
  photoFileId: null,
})
const desk = [
  colleague('m', 'Maria Silva'),
  colleague('i', 'Inês Cardoso'),
  colleague('s', 'Maria Silva-Reis'),
]
const mentioned = (text: string, chosen: string[] = []) =>
  mentionedIn(text, desk, new Set(chosen as UserId[]))

describe('mentions', () => {
  it('are the names that stand in the text', () => {
    expect(mentioned('@Inês Cardoso, can you and @Maria Silva look?').sort()).toEqual(['i', 'm'])
    expect(mentioned('Ask Maria Silva')).toEqual([])
    expect(mentioned('@Maria')).toEqual([])
  })

  it('are whole names', () => {
    expect(mentioned('@Maria Silva-Reis knows')).toEqual(['s'])
    expect(mentioned('@Inês Cardosos')).toEqual([])
    expect(mentioned('post@Inês Cardoso')).toEqual([])
  })

  it('mean the one who was chosen, of two with the same name', () => {
    const twins = [colleague('a', 'Kim Lee'), colleague('b', 'Kim Lee')]
    expect(mentionedIn('@Kim Lee', twins, new Set(['b' as UserId]))).toEqual(['b'])
    expect(mentionedIn('@Kim Lee', twins, new Set())).toEqual(['a'])
  })
})

import { useEffect, useRef } from 'react'
import { fileAddress } from '../../../../../protocol/ipc/addresses.ts'
import { Avatar } from '../../../../ui/Avatar.tsx'
import { HiddenText } from '../../../../ui/HiddenText.tsx'
import { FilledText } from '../../../saved-replies/index.ts'
import type { Suggestion } from './suggestion.ts'
import type { Suggestions } from './use-suggestions.ts'
import styles from './SuggestionList.module.css'

const TITLES = { reply: 'Saved replies', mention: 'Colleagues', emoji: 'Emoji' } as const
const UNITS = { reply: 'saved replies', mention: 'colleagues', emoji: 'emoji' } as const

/** Stands above the box while something is named in it. The cursor stays in the box; `id` ties the two together. */
export function SuggestionList({ id, suggestions }: { id: string; suggestions: Suggestions }) {
  const { trigger, options, active } = suggestions
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, options])
  return (
    <>
      {trigger && (
        <div className={styles.float} data-kind={trigger.kind}>
          <p className={styles.title} aria-hidden="true">
            {TITLES[trigger.kind]}
          </p>
          <div ref={list} id={id} className={styles.list} role="listbox" aria-label={TITLES[trigger.kind]}>
            {options.map((option, index) => (
              <div
                key={keyOf(option)}
                id={optionId(id, index)}
                role="option"
                aria-selected={index === active}
                className={styles.option}
                // The box keeps the focus and its cursor.
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => index !== active && suggestions.point(index)}
                onClick={() => suggestions.pick(index)}
              >
                <OptionWords option={option} />
              </div>
            ))}
          </div>
        </div>
      )}
      <HiddenText>
        <span role="status">
          {trigger && `${options.length} ${UNITS[trigger.kind]}. Up and down choose, Enter inserts.`}
        </span>
      </HiddenText>
    </>
  )
}

/** The id of one option, for `aria-activedescendant`. */
export function optionId(id: string, index: number): string {
  return `${id}-${index}`
}

function OptionWords({ option }: { option: Suggestion }) {
  if (option.kind === 'reply') {
    const { title, filled, missing } = option.reply
    return (
      <span className={styles.reply}>
        <span className={styles.name}>
          <bdi>{title}</bdi>
          {missing.length > 0 && <span className={styles.missing}>{missing.join(', ')} missing</span>}
        </span>
        <span className={styles.preview}>
          <FilledText text={filled} />
        </span>
      </span>
    )
  }
  if (option.kind === 'mention') {
    const { userId, name, photoFileId } = option.colleague
    return (
      <>
        <Avatar id={userId} name={name} size="small" photo={photoFileId && fileAddress(photoFileId)} />
        <bdi className={styles.name}>{name}</bdi>
      </>
    )
  }
  return (
    <>
      <span className={styles.emoji} aria-hidden="true">
        {option.emoji.text}
      </span>
      <span className={styles.name}>{option.emoji.name}</span>
      <span className={styles.code}>:{option.emoji.codes[0]}:</span>
    </>
  )
}

function keyOf(option: Suggestion): string {
  if (option.kind === 'reply') return option.reply.id
  return option.kind === 'mention' ? option.colleague.userId : option.emoji.text
}

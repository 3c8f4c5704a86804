import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Tabs.module.css'

export interface Tab<Value extends string> {
  value: Value
  label: string
  count?: number
}

/** Tabs with an underline, and the panel of the chosen one as children. Arrow keys move between them. */
export function Tabs<Value extends string>(props: {
  label: string
  tabs: readonly Tab<Value>[]
  chosen: Value
  onChoose: (value: Value) => void
  children: ReactNode
}) {
  return (
    <Radix.Root
      className={styles.root}
      value={props.chosen}
      onValueChange={(value) => props.onChoose(value as Value)}
    >
      <Radix.List className={styles.list} aria-label={props.label}>
        {props.tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={styles.tab}>
            {tab.label}
            {tab.count !== undefined && (
              <span className={styles.count}> {tab.count.toLocaleString('en-GB')}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      <Radix.Content key={props.chosen} className={styles.panel} value={props.chosen} tabIndex={-1}>
        {props.children}
      </Radix.Content>
    </Radix.Root>
  )
}

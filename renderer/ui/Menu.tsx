import type { LucideIcon } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { Fragment, type ReactNode } from 'react'
import styles from './Menu.module.css'

export interface MenuItem {
  label: string
  /** Given when the item is one of several choices. */
  checked?: boolean
  tone?: 'plain' | 'danger'
  Icon?: LucideIcon
  /** A line stands before it. */
  apart?: boolean
  /** The key that does the same where the menu belongs, shown at the end. */
  keys?: string
  run: () => void
}

/**
 * A menu under its trigger, one button given as children. Not modal: the modal one locks scrolling with a <style>
 * element, which the window's Content-Security-Policy refuses.
 */
export function Menu({
  items,
  children,
  side = 'bottom',
  align = 'start',
}: {
  items: readonly MenuItem[]
  children: ReactNode
  side?: 'bottom' | 'right'
  align?: 'start' | 'end'
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
        >
          {items.map((item) => (
            <Fragment key={item.label}>
              {item.apart && <DropdownMenu.Separator className={styles.line} />}
              {item.checked === undefined ? (
                <DropdownMenu.Item className={styles.item} data-tone={item.tone} onSelect={item.run}>
                  <MenuWords item={item} />
                </DropdownMenu.Item>
              ) : (
                <DropdownMenu.CheckboxItem className={styles.item} checked={item.checked} onSelect={item.run}>
                  <MenuWords item={item} />
                  <DropdownMenu.ItemIndicator className={styles.tick}>✓</DropdownMenu.ItemIndicator>
                </DropdownMenu.CheckboxItem>
              )}
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** What stands in an item: its icon, its words, its key. */
export function MenuWords({ item: { label, Icon, keys } }: { item: MenuItem }) {
  return (
    <>
      {Icon && <Icon className={styles.icon} size={16} strokeWidth={1.75} aria-hidden="true" />}
      <bdi className={styles.words}>{label}</bdi>
      {keys && (
        <kbd className={styles.keys} aria-hidden="true">
          {keys}
        </kbd>
      )}
    </>
  )
}

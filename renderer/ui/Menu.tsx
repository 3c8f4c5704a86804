import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Menu.module.css'

export interface MenuItem {
  label: string
  /** Given when the item is one of several choices. */
  checked?: boolean
  tone?: 'plain' | 'danger'
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
}: {
  items: readonly MenuItem[]
  children: ReactNode
  side?: 'bottom' | 'right'
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu}
          side={side}
          align="start"
          sideOffset={6}
          collisionPadding={8}
        >
          {items.map((item) =>
            item.checked === undefined ? (
              <DropdownMenu.Item
                key={item.label}
                className={styles.item}
                data-tone={item.tone}
                onSelect={item.run}
              >
                {item.label}
              </DropdownMenu.Item>
            ) : (
              <DropdownMenu.CheckboxItem
                key={item.label}
                className={styles.item}
                checked={item.checked}
                onSelect={item.run}
              >
                <bdi>{item.label}</bdi>
                <DropdownMenu.ItemIndicator className={styles.tick}>✓</DropdownMenu.ItemIndicator>
              </DropdownMenu.CheckboxItem>
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

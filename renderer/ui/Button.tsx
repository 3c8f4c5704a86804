import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Tooltip } from './Tooltip.tsx'
import styles from './Button.module.css'

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` acts, `plain` is the usual one, `quiet` has no border, `danger` takes something away. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger' | 'note'
  size?: 'small' | 'medium' | 'touch'
}

/** A button with words. */
export function Button({
  look = 'plain',
  size = 'medium',
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      data-look={look}
      data-size={size}
      className={classNames(styles.button, className)}
    />
  )
}

export interface IconButtonProps extends ComponentProps<'button'> {
  /** The accessible name, and the words of the tooltip. */
  label: string
  children: ReactNode
}

/** A button that shows only an icon; the name is read out and shown on hover. */
export function IconButton({ label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <button {...rest} type={type} aria-label={label} className={classNames(styles.icon, className)} />
    </Tooltip>
  )
}

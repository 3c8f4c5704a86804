import { Search, X } from 'lucide-react'
import { useId, useRef, type ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import styles from './Field.module.css'

/** A labelled line of text. */
export function TextField({
  label,
  error,
  className,
  ...rest
}: ComponentProps<'input'> & { label: string; error?: string | null }) {
  const id = useId()
  return (
    <div className={classNames(styles.field, className)}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className={styles.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

/** A search box; `label` is its name and its placeholder. What is typed can be taken away by a click, too. */
export function SearchField({
  label,
  value,
  onSearch,
  ...rest
}: Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  label: string
  value: string
  onSearch: (query: string) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.search}>
      <Search className={styles.glass} size={16} strokeWidth={1.75} aria-hidden="true" />
      <input
        {...rest}
        ref={input}
        type="search"
        className={styles.searchInput}
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={200}
        spellCheck={false}
        onChange={(event) => onSearch(event.target.value)}
      />
      {value !== '' && (
        <button
          type="button"
          className={styles.clear}
          aria-label="Clear"
          onClick={() => {
            onSearch('')
            input.current?.focus()
          }}
        >
          <X size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </div>
  )
}

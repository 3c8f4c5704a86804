import { Search } from 'lucide-react'
import { useId, type ComponentProps } from 'react'
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

/** A search box; `label` is its name and its placeholder. */
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
  return (
    <div className={styles.search}>
      <Search className={styles.glass} size={16} strokeWidth={1.75} aria-hidden="true" />
      <input
        {...rest}
        type="search"
        className={styles.searchInput}
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={200}
        spellCheck={false}
        onChange={(event) => onSearch(event.target.value)}
      />
    </div>
  )
}

import { useId } from 'react'
import type { ImportDelimiter, ImportEncoding, ImportField } from '../../../../protocol/ipc/views.ts'
import type { ImportChoices, ImportPreview } from '../../../stores/customer-acts.ts'
import { TextField } from '../../../ui/Field.tsx'
import styles from './ImportDialog.module.css'

type Choices = Omit<ImportChoices, 'file' | 'encoding' | 'delimiter'>

const FIELDS: Record<ImportField, string> = {
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail',
  phone: 'Phone',
  company: 'Company',
  plan: 'Plan',
  tags: 'Tags',
  note: 'Internal note',
}
const ENCODINGS: Record<ImportEncoding, string> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big-endian',
}
const DELIMITERS: Record<ImportDelimiter, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
}
const SAMPLE_SHOWN = 5

/** How the file is read, what each column is, and what is given to every row. */
export function ImportMapping(props: {
  preview: ImportPreview
  choices: Choices
  onChange: (choices: Choices) => void
  onReadAs: (encoding: ImportEncoding, delimiter: ImportDelimiter) => void
}) {
  const { preview, choices, onChange, onReadAs } = props
  const map = (index: number, field: ImportField | null) => {
    // Each field stands in one column.
    const mapping = choices.mapping.map((one, at) => (at === index ? field : one === field ? null : one))
    onChange({ ...choices, mapping })
  }
  return (
    <>
      <div className={styles.choices}>
        <Choice
          label="Encoding"
          value={preview.encoding}
          options={ENCODINGS}
          onChoose={(encoding) => onReadAs(encoding, preview.delimiter)}
        />
        <Choice
          label="Columns divided by"
          value={preview.delimiter}
          options={DELIMITERS}
          onChoose={(delimiter) => onReadAs(preview.encoding, delimiter)}
        />
        <Choice
          label="Import as"
          value={choices.as}
          options={{ member: 'Members', nonmember: 'Nonmembers' }}
          onChoose={(as) => onChange({ ...choices, as })}
        />
        <Choice
          label="Who is here already"
          value={choices.known}
          options={{ skip: 'Leave as they are', tag: 'Only add the tags' }}
          onChoose={(known) => onChange({ ...choices, known })}
        />
        <TextField
          label="Tags for every row (optional)"
          placeholder="Divided by commas"
          defaultValue={choices.tags.join(', ')}
          maxLength={300}
          onChange={(event) => {
            const tags = event.target.value.split(',').map((tag) => tag.trim())
            onChange({ ...choices, tags: tags.filter((tag) => tag !== '').slice(0, 20) })
          }}
        />
      </div>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Columns of the file">
        <table className={styles.table}>
          <thead>
            <tr>
              {preview.columns.map((column, index) => (
                <th key={index} scope="col">
                  <bdi>{column}</bdi>
                  <select
                    className={styles.select}
                    aria-label={`Column ${column} is`}
                    value={choices.mapping[index] ?? ''}
                    onChange={(event) => map(index, (event.target.value || null) as ImportField | null)}
                  >
                    <option value="">Left out</option>
                    {Object.entries(FIELDS).map(([field, words]) => (
                      <option key={field} value={field}>
                        {words}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.slice(0, SAMPLE_SHOWN).map((fields, line) => (
              <tr key={line}>
                {preview.columns.map((_, index) => (
                  <td key={index} data-left-out={choices.mapping[index] == null || undefined}>
                    <bdi>{fields[index] ?? ''}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Choice<Value extends string>(props: {
  label: string
  value: Value
  options: Record<Value, string>
  onChoose: (value: Value) => void
}) {
  const id = useId()
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        className={styles.select}
        value={props.value}
        onChange={(event) => props.onChoose(event.target.value as Value)}
      >
        {(Object.entries(props.options) as [Value, string][]).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

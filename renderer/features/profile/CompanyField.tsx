import { useEffect, useId, useState } from 'react'
import type { CompanyChoice } from '../../../protocol/ipc/views.ts'
import { companiesNamed } from '../../stores/customer-acts.ts'
import { TextField } from '../../ui/Field.tsx'
import { tellError } from '../../ui/toast.ts'

/** Chooses a company of the location by its name. What is no company of it is named, and chooses none. */
export function CompanyField(props: {
  company: CompanyChoice | null
  onChoose: (company: CompanyChoice | null) => void
}) {
  const { company, onChoose } = props
  const id = useId()
  const [typed, setTyped] = useState(company?.name ?? '')
  const [found, setFound] = useState<CompanyChoice[]>([])
  useEffect(() => {
    companiesNamed(typed).then(setFound, tellError)
  }, [typed])
  const isUnknown = typed.trim() !== '' && company === null && found.length === 0
  return (
    <>
      <TextField
        label="Company (optional)"
        list={id}
        value={typed}
        maxLength={300}
        error={isUnknown ? 'No company here has this name. Add it under Companies first.' : null}
        onChange={(event) => {
          const words = event.target.value
          setTyped(words)
          const named = (one: CompanyChoice) => one.name.toLowerCase() === words.trim().toLowerCase()
          const match = found.find(named)
          onChoose(match ?? null)
          if (match === undefined && words.trim() !== '') {
            companiesNamed(words).then((more) => onChoose(more.find(named) ?? null), tellError)
          }
        }}
      />
      <datalist id={id}>
        {found.map((one) => (
          <option key={one.id} value={one.name} />
        ))}
      </datalist>
    </>
  )
}

/** What a saved reply can name. Null or empty where there is no value in this chat. */
export type VariableName =
  | 'first name'
  | 'name'
  | 'company'
  | 'room'
  | 'time'
  | 'date'
  | 'location'
  | 'host'
  | 'my name'
export type Variables = Partial<Record<VariableName, string | null>>

const VARIABLE = /\{\{([^{}\n]{1,60})\}\}/g

/**
 * Fills in the variables of a saved reply: `{{first name}}`, in any case and spacing. One that is unknown or has no value
 * stays as it is and is named in `missing`, so that nobody sends "Hi ," by mistake.
 */
export function fillVariables(text: string, values: Variables): { filled: string; missing: string[] } {
  const missing = new Set<string>()
  const filled = text.replace(VARIABLE, (whole, written: string) => {
    const name = written.trim().replace(/\s+/g, ' ').toLowerCase()
    const value = Object.hasOwn(values, name) ? values[name as VariableName] : null
    if (value) return value
    missing.add(name === '' ? whole : name)
    return whole
  })
  return { filled, missing: [...missing] }
}

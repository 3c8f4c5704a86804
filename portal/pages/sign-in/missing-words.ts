/** What is missing in an e-mail address; nothing when a mail can be sent to it. */
export function missingInAddress(email: string): { email?: string } {
  if (/^[^\s@]+@[^\s@]+$/.test(email.trim())) return {}
  return { email: 'Write your whole e-mail address, such as name@example.com.' }
}

/** What is missing in a name; `why` says what it is wanted for. */
export function missingInName(name: string, why: string): { name?: string } {
  return name.trim() === '' ? { name: `Write your name, ${why}.` } : {}
}

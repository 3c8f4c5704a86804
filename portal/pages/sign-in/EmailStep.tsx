import { requestCode } from '../../api.ts'
import { CodeForm } from './CodeForm.tsx'
import { missingInAddress } from './missing-words.ts'
import { AddressField } from './WhoFields.tsx'

/** First step: the address that the code goes to. */
export function EmailStep(props: {
  notice: string | null
  email: string
  onEmail: (email: string) => void
  onMailed: (email: string) => void
}) {
  const email = props.email.trim()
  return (
    <CodeForm
      title="Sign in"
      notice={props.notice}
      words="We’ll mail you a six-digit code. No password needed."
      check={() => missingInAddress(email)}
      onAsk={async () => {
        await requestCode(email)
        props.onMailed(email)
      }}
    >
      {(problems) => (
        <AddressField autoFocus value={props.email} problem={problems.email} onType={props.onEmail} />
      )}
    </CodeForm>
  )
}

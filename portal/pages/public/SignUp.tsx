import { z } from 'zod'
import { requestSignUp, signUp } from '../../api.ts'
import { CodeForm } from '../sign-in/CodeForm.tsx'
import { CodePage } from '../sign-in/CodePage.tsx'
import { missingInAddress, missingInName } from '../sign-in/missing-words.ts'
import { AddressField, NameField } from '../sign-in/WhoFields.tsx'

/** Who wants to chat, as they have typed it so far. */
export const Who = z.object({ name: z.string(), email: z.string() })
export type Who = z.infer<typeof Who>

/** Under which name the form of a link is kept. */
export function signUpPlace(linkId: string): string {
  return `signUp.${linkId}`
}

/**
 * Somebody who wants to chat says who they are and proves their address with a mailed code. When that is done the session
 * begins, and the same profile is shown again (use case 1).
 */
export function SignUp(props: { linkId: string; who: Who; onType: (who: Who) => void; onBack: () => void }) {
  const { linkId, who, onType, onBack } = props
  const name = who.name.trim()
  const email = who.email.trim()
  return (
    <CodePage
      place={signUpPlace(linkId)}
      email={email}
      ask={() => requestSignUp(linkId, name, email)}
      enter={(code) => signUp(linkId, email, code)}
      onDone={onBack}
      form={(onAsk) => (
        <CodeForm<'name'>
          title="Who is asking?"
          words="The desk answers you by name. We’ll mail you a six-digit code to see that the address is yours."
          back={{ words: 'Back to the profile', onBack }}
          check={() => ({
            ...missingInName(name, 'so that the desk knows who asks'),
            ...missingInAddress(email),
          })}
          onAsk={onAsk}
        >
          {(problems) => (
            <>
              <NameField
                autoFocus
                value={who.name}
                problem={problems.name}
                onType={(typed) => onType({ ...who, name: typed })}
              />
              <AddressField
                value={who.email}
                problem={problems.email}
                onType={(typed) => onType({ ...who, email: typed })}
              />
            </>
          )}
        </CodeForm>
      )}
    />
  )
}

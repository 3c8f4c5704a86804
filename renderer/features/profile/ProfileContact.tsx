import type { ReactNode } from 'react'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { FaceAvatar, firstName } from '../people/index.ts'
import styles from './Profile.module.css'

/** E-mail, phone, website and company; for a company the people in it. */
export function ProfileContact({ profile, onOpen }: { profile: ProfileView; onOpen: (url: string) => void }) {
  const go = useNavigation((state) => state.go)
  const { email, phone, website, company, companyRole, people } = profile
  const isPerson = profile.face.subject.kind === 'user'
  const site =
    website && (/^https?:/i.test(website) ? website.replace(/^http:/i, 'https:') : `https://${website}`)
  return (
    <>
      {(email ?? phone ?? website ?? company) && (
        <section>
          <h3 className={styles.title}>Contact</h3>
          <dl className={styles.facts}>
            {email && <Fact name="Email">{link(email, `mailto:${email}`, onOpen)}</Fact>}
            {phone && <Fact name="Phone">{link(phone, `tel:${phone.replace(/[^+\d]/g, '')}`, onOpen)}</Fact>}
            {website && site && <Fact name="Website">{link(website, site, onOpen)}</Fact>}
            {company && (
              <Fact name="Company">
                <button
                  type="button"
                  className={styles.link}
                  onClick={() => go({ pane: 'customers', subject: company.subject })}
                >
                  <bdi>{company.name}</bdi>
                </button>
              </Fact>
            )}
            {companyRole && <Fact name="Role">{companyRole}</Fact>}
          </dl>
          {isPerson && (
            <p className={styles.whose}>
              Only {firstName(profile.face)} can change name, photo, e-mail, phone and About: in the portal.
            </p>
          )}
        </section>
      )}
      {people.length > 0 && (
        <section>
          <h3 className={styles.title}>People</h3>
          {people.map((face) => (
            <button
              key={face.subject.id}
              type="button"
              className={styles.person}
              onClick={() => go({ pane: 'customers', subject: face.subject })}
            >
              <FaceAvatar face={face} size="small" />
              <bdi>{face.name}</bdi>
            </button>
          ))}
        </section>
      )}
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function link(words: string, url: string, onOpen: (url: string) => void) {
  return (
    <button type="button" role="link" className={styles.link} onClick={() => onOpen(url)}>
      {words}
    </button>
  )
}

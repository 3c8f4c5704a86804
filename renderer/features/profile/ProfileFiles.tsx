import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { saveFile } from '../../stores/staged.ts'
import { sizeWords } from '../../ui/size-words.ts'
import { rowTimeWords } from '../../ui/time-words.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import styles from './ProfileFiles.module.css'

/** The files of the conversation, newest first; a click saves one. */
export function ProfileFiles(props: { files: ProfileView['files']; now: number; timeZone: string }) {
  if (props.files.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>Files</h3>
      {props.files.map(({ file, at, messageId }) => (
        <button
          key={messageId + file.id}
          type="button"
          className={styles.file}
          title={`Save ${file.name} as…`}
          onClick={() => {
            saveFile(file.id).then((saved) => {
              if (saved) showToast(`${file.name} saved`)
            }, tellError)
          }}
        >
          <bdi className={styles.name}>{file.name}</bdi>
          <span className={styles.size}>
            {sizeWords(file.sizeBytes)} · {rowTimeWords(at, props.now, props.timeZone)}
          </span>
        </button>
      ))}
    </section>
  )
}

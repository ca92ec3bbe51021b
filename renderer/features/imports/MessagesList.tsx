import type { MessageLigne } from '../../../shared/domain/import-orientation.ts'
import styles from './Imports.module.css'

/** What there is to say of a row, cell by cell; nothing when all is well. */
export function MessagesList({ messages }: { readonly messages: readonly MessageLigne[] }) {
  if (messages.length === 0) return null
  return (
    <ul className={styles.messages}>
      {messages.map(({ colonne, texte }) => (
        <li key={`${colonne} ${texte}`}>
          {colonne === null ? null : <strong>{colonne}&nbsp;: </strong>}
          {texte}
        </li>
      ))}
    </ul>
  )
}

import styles from './Rencontres.module.css'

/** The cell that opens its row, for the keyboard. */
export function OpenCell({ text, onOpen }: { readonly text: string; readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      className={styles.open}
      onClick={(event) => {
        event.stopPropagation()
        onOpen()
      }}
    >
      {text}
    </button>
  )
}

import styles from './Details.module.css'

/** Terms with their values; a term without a value is left out. */
export function Details({
  rows,
}: {
  readonly rows: readonly { readonly terme: string; readonly texte: string | null }[]
}) {
  return (
    <dl className={styles.details}>
      {rows.map(({ terme, texte }) =>
        texte === null || texte === '' ? null : (
          <div key={terme}>
            <dt>{terme}</dt>
            <dd>{texte}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

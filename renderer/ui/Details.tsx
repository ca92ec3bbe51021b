import styles from './Details.module.css'

/** Terms and what is known of each; what is not known is left out. */
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

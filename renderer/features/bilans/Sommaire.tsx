import { useHotkeys } from '@mantine/hooks'
import styles from './BilanScreen.module.css'
import type { FormGroup } from './form-groups.ts'

/** The parts of the form; Ctrl + Page suivante and précédente go from one to the next wherever one is. */
export function Sommaire({ groups }: { readonly groups: readonly FormGroup[] }) {
  const step = (by: 1 | -1) => {
    const part = document.activeElement?.closest('section[id]')?.id
    const rank = groups.findIndex(({ id }) => id === part)
    // Before the first part comes the head of the screen: the date, and what writes the bilan.
    const next = rank + by < 0 ? 'contenu' : groups[rank + by]?.id
    if (next !== undefined) goTo(next)
  }
  useHotkeys(
    [
      ['mod+PageDown', () => step(1)],
      ['mod+PageUp', () => step(-1)],
    ],
    [],
  )
  return (
    <nav className={styles.toc} aria-labelledby="bilan-sommaire">
      <p id="bilan-sommaire" className={styles.tocTitle}>
        Sommaire du formulaire
      </p>
      <ul className={styles.tocList}>
        {groups.map(({ id, heading }) => (
          <li key={id}>
            <button type="button" className={styles.tocLink} onClick={() => goTo(id)}>
              {heading}
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.tocKeys}>
        Au clavier&nbsp;: Ctrl + Page suivante pour la partie suivante, Ctrl + Page précédente pour
        revenir.
      </p>
    </nav>
  )
}

function goTo(id: string): void {
  const target = document.getElementById(id)
  target?.scrollIntoView({ block: 'start' })
  target?.focus({ preventScroll: true })
}

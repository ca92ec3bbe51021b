import { useHotkeys } from '@mantine/hooks'
import {
  type BilanRempli,
  codesSansReponse,
  resteAConfirmer,
} from '../../../shared/domain/bilan.ts'
import { codesOf, type SectionTrame } from '../../../shared/domain/trame.ts'
import styles from './BilanScreen.module.css'
import { champId } from './bilan-texts.ts'
import type { FormGroup } from './form-groups.ts'

/** Parts of the form; Ctrl + Page suivante and Page précédente go to the next and previous part from anywhere. */
export function Sommaire({
  groups,
  bilan,
}: {
  readonly groups: readonly FormGroup[]
  readonly bilan: BilanRempli
}) {
  const step = (by: 1 | -1) => {
    const part = document.activeElement?.closest('section[id]')?.id
    const rank = groups.findIndex(({ id }) => id === part)
    // Before the first part comes the head of the screen: the date, and the button that writes the bilan.
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
        {groups.map(({ id, heading, sections }) => (
          <li key={id}>
            <button type="button" className={styles.tocLink} onClick={() => goTo(id)}>
              {heading}
            </button>
            <Reste bilan={bilan} sections={sections} />
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

/** Counts of a part's answers: given, to confirm, to explain, to give; each count leads to its first answer. */
function Reste({
  bilan,
  sections,
}: {
  readonly bilan: BilanRempli
  readonly sections: readonly SectionTrame[]
}) {
  const codes = new Set(codesOf({ sections }))
  const reste = resteAConfirmer(bilan).filter(({ section }) => sections.includes(section))
  const done = [...codes].filter((code) => {
    const origine = bilan.champs[code]?.origine
    return origine !== undefined && origine !== 'vide' && origine !== 'proposee'
  })
  const counts = [
    [done, done.length > 1 ? 'répondues' : 'répondue'],
    [reste.flatMap(({ aConfirmer }) => aConfirmer), 'à confirmer'],
    [reste.flatMap(({ sansRaison }) => sansRaison), 'à expliquer'],
    [codesSansReponse(bilan).filter((code) => codes.has(code)), 'à compléter'],
  ] as const
  const told = counts.filter(([own]) => own.length > 0)
  const isDone = told.length === 1 && done.length === codes.size
  return (
    <span className={styles.tocReste}>
      {isDone ? <span className={styles.tocDone}>complet</span> : null}
      {told.map(([own, what]) => (
        <button
          key={what}
          type="button"
          className={styles.tocCount}
          onClick={() => goTo(champId(own[0] ?? ''))}
        >
          {`${own.length} ${what}`}
        </button>
      ))}
    </span>
  )
}

function goTo(id: string): void {
  const target = document.getElementById(id)
  target?.scrollIntoView({ block: 'start' })
  target?.focus({ preventScroll: true })
}

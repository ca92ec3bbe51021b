import { IconCheck, IconChevronRight } from '@tabler/icons-react'
import { formatNumber } from '../../../shared/format.ts'
import type { AFaire } from '../../../shared/ipc/resumes.ipc.ts'
import { hrefTo } from '../../app/router.ts'
import { Panel } from '../../ui/Panel.tsx'
import styles from './AccueilScreen.module.css'

/** One text when there is one, another when there are several; where to mend it. */
const LINES: Readonly<
  Record<AFaire['code'], { readonly one: string; readonly many: string; readonly href: string }>
> = {
  'registres-a-saisir': {
    one: 'registre de présence à saisir',
    many: 'registres de présence à saisir',
    href: hrefTo('presences', { vue: 'registres' }),
  },
  'seances-sans-intervenant': {
    one: 'séance sans intervenant',
    many: 'séances sans intervenant',
    href: hrefTo('seances', { suivi: 'sans-intervenant', mois: 'tous' }),
  },
  'orientations-en-retard': {
    one: 'orientation en retard',
    many: 'orientations en retard',
    href: hrefTo('orientations', { suivi: 'en-retard' }),
  },
  'orientations-sans-reponse': {
    one: 'orientation attend la réponse d’une famille',
    many: 'orientations attendent la réponse d’une famille',
    href: hrefTo('orientations', { suivi: 'sans-reponse' }),
  },
  'heures-sans-statut': {
    one: 'intervenant a des heures sans statut',
    many: 'intervenants ont des heures sans statut',
    href: hrefTo('intervenants', { statut: 'sans' }),
  },
  'enfants-sans-niveau': {
    one: 'enfant sans niveau scolaire',
    many: 'enfants sans niveau scolaire',
    href: hrefTo('enfants', { niveau: 'sans', statut: 'inscrit' }),
  },
  'enfants-sans-famille': {
    one: 'enfant sans famille',
    many: 'enfants sans famille',
    href: hrefTo('enfants', { famille: 'sans', statut: 'inscrit' }),
  },
}

/** What waits for the coordinator, each line leading to the very records. */
export function AFairePanel({
  aFaire,
  prochaine,
}: {
  readonly aFaire: readonly AFaire[]
  readonly prochaine: string | null
}) {
  return (
    <Panel title="À faire">
      {aFaire.length === 0 ? (
        <p className={styles.done}>
          <IconCheck size="1.125rem" aria-hidden /> Tout est à jour.
        </p>
      ) : (
        <ul className={styles.todo}>
          {aFaire.map((line) => (
            <li key={line.code}>
              <Line {...line} />
            </li>
          ))}
        </ul>
      )}
      {prochaine === null ? null : <p className={styles.next}>{prochaine}</p>}
    </Panel>
  )
}

function Line({ code, count }: AFaire) {
  const { one, many, href } = LINES[code]
  return (
    <a className={styles.todoLine} href={href}>
      <span className={styles.todoCount}>{formatNumber(count)}</span>
      <span>{count >= 2 ? many : one}</span>
      <IconChevronRight size="1rem" aria-hidden className={styles.todoArrow} />
    </a>
  )
}

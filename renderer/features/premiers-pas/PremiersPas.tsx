import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconChevronRight, IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import type { Pas, PremiersPas } from '../../../shared/ipc/premiers-pas.ipc.ts'
import { hrefTo, NOUVELLE } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './PremiersPas.module.css'

/** Title and reason of each step. */
const TEXTS: Readonly<Record<Pas, readonly [string, string]>> = {
  structure: ['Compléter la structure', 'adresse et personne référente, pour la tête du bilan'],
  action: ['Décrire l’action', 'intitulé, lieu, local et zonage'],
  etablissements: ['Ajouter les écoles des enfants', 'avec qui joindre, pour les choisir ensuite'],
  previsionnel: ['Saisir le prévisionnel', 'ce que le projet annonce, comparé ensuite au réel'],
  creneaux: ['Créer un collectif et ses créneaux', 'qui se réunit, et quand dans la semaine'],
  seances: ['Créer les séances de l’année', 'd’un coup, hors vacances et jours fériés'],
  enfants: ['Inscrire les premiers enfants', 'un par un'],
  intervenants: ['Ajouter les premiers intervenants', 'avec leur statut'],
}

/** In the usual order. */
const PAS = Object.keys(TEXTS) as readonly Pas[]

function hrefOf(pas: Pas, action: string | null): string {
  switch (pas) {
    case 'structure':
      return hrefTo('reglages', { section: 'structure' })
    case 'action':
      return hrefTo('reglages', { section: 'actions', action })
    case 'etablissements':
      return hrefTo('partenaires', { onglet: 'etablissements', fiche: NOUVELLE })
    case 'previsionnel':
      return hrefTo('reglages', { section: 'actions', action, partie: 'previsionnel' })
    case 'creneaux':
      return hrefTo('seances', { panneau: 'collectifs' })
    case 'seances':
      return hrefTo('seances', { panneau: 'serie' })
    case 'enfants':
      return hrefTo('enfants', { panneau: 'nouveau' })
    case 'intervenants':
      return hrefTo('intervenants', { panneau: 'nouveau' })
  }
}

/** Steps of a new année: each line leads to its place and ticks from the records; the first one left is marked. */
export function PremiersPasPanel({
  premiersPas: { faits, actionId },
  onHide,
}: {
  readonly premiersPas: PremiersPas
  readonly onHide: () => void
}) {
  const done = PAS.filter((pas) => faits[pas]).length
  const next = PAS.find((pas) => !faits[pas])
  return (
    <Panel
      title="Premiers pas"
      aside={
        <span className={styles.aside}>
          <Quiet>{`${done} sur ${PAS.length}`}</Quiet>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={onHide}>
            Masquer les premiers pas
          </Button>
        </span>
      }
    >
      <p className={styles.tableurs}>
        Vous tenez déjà vos listes dans un tableur&nbsp;?{' '}
        <a href={hrefTo('reglages', { section: 'tableurs' })}>Reprendre mes tableurs</a>
      </p>
      <ol className={styles.list}>
        {PAS.map((pas) => (
          <li key={pas}>
            <a
              className={styles.line}
              href={hrefOf(pas, actionId)}
              {...(pas === next ? { 'aria-current': 'step' } : {})}
            >
              <State isDone={faits[pas]} />
              <span>
                <span className={styles.name}>{TEXTS[pas][0]}</span> <Quiet>{TEXTS[pas][1]}</Quiet>
              </span>
              {pas === next ? <span className={styles.next}>À faire maintenant</span> : null}
              <IconChevronRight size="1rem" aria-hidden className={styles.arrow} />
            </a>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function State({ isDone }: { readonly isDone: boolean }) {
  return isDone ? (
    <IconCircleCheckFilled
      size="1.25rem"
      role="img"
      aria-label="Fait&nbsp;:"
      className={styles.done}
    />
  ) : (
    <IconCircle size="1.25rem" role="img" aria-label="À faire&nbsp;:" className={styles.todo} />
  )
}

/** Progress of the first steps of the année shown; the user can hide them, on this computer. */
export function usePremiersPas() {
  const { annee } = useSelection()
  const [isHidden, setIsHidden] = useLocalStorage({
    key: `cartable.premiers-pas.${annee.id}`,
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const { data } = useRead('premiers-pas:find', { anneeId: annee.id })
  const isLeft = data !== undefined && PAS.some((pas) => !data.faits[pas])
  return {
    premiersPas: isLeft && !isHidden ? data : null,
    hide: () => setIsHidden(true),
    /** Shows the first steps again; null when they are shown already, or all done. */
    showAgain: isLeft && isHidden ? () => setIsHidden(false) : null,
  }
}

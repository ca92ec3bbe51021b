import { ActionIcon, Button, Group } from '@mantine/core'
import { IconCalendarEvent, IconClipboardText, IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isSaisonBilan } from '../../../shared/domain/bilan.ts'
import { formatCount } from '../../../shared/format.ts'
import type { Journee } from '../../../shared/ipc/resumes.ipc.ts'
import { afterFirstPicture } from '../../app/first-picture.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo } from '../../app/router.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { libellePerimetre } from '../../texts/codes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { PremiersPasPanel, usePremiersPas } from '../premiers-pas/PremiersPas.tsx'
import { AbsencesPanel } from '../presences/AbsencesPanel.tsx'
import { AlerteDonnees } from '../sauvegardes/AlerteDonnees.tsx'
import styles from './AccueilScreen.module.css'
import { BrouillonLines, useBrouillons } from './AFairePanel.tsx'
import { JourneePanel } from './JourneePanel.tsx'

const UnderTheDay = afterFirstPicture((parts) => parts.UnderTheDay)
const AccueilMenu = afterFirstPicture(
  (parts) => parts.AccueilMenu,
  () => (
    <ActionIcon
      variant="default"
      size="1.875rem"
      aria-label="Autres possibilités"
      aria-disabled="true"
    >
      <IconDots size="1.125rem" aria-hidden />
    </ActionIcon>
  ),
)

/** Accueil: the day, the things to do, then the année at a glance; every figure leads to its records. */
export function AccueilScreen() {
  const { annee, action } = useSelection()
  const query = useRead('resumes:findJournee', usePerimetre())
  const { premiersPas, hide, showAgain } = usePremiersPas()
  return (
    <Screen
      title="Accueil"
      lead={libellePerimetre(annee, action)}
      actions={<AccueilActions showPremiersPas={showAgain} />}
    >
      <AlerteDonnees />
      <RappelRevue />
      <Loaded query={query}>
        {(journee) => {
          const pas =
            premiersPas === null ? null : (
              <PremiersPasPanel premiersPas={premiersPas} onHide={hide} />
            )
          if (!journee.isAnneeVide) return <Year journee={journee} premiersPas={pas} />
          return (
            <>
              {pas}
              <EmptyYear showPremiersPas={showAgain} />
            </>
          )
        }}
      </Loaded>
    </Screen>
  )
}

/** Accueil of an empty année: the first steps, or a dossier that holds the année already. */
function EmptyYear({ showPremiersPas }: { readonly showPremiersPas: (() => void) | null }) {
  const { data: brouillons = [] } = useBrouillons()
  return (
    <>
      {brouillons.length === 0 ? null : (
        <Panel title="À faire">
          <ul className={styles.todo}>
            <BrouillonLines brouillons={brouillons} />
          </ul>
        </Panel>
      )}
      <EmptyState
        icon={<IconCalendarEvent />}
        title="Rien n’est encore noté pour cette année"
        advice={
          showPremiersPas === null
            ? 'Commencez par les premiers pas ci-dessus. Si cette année est déjà saisie ailleurs, ouvrez plutôt son dossier\u00a0: enfants, séances et intervenants seront repris d’un coup.'
            : 'Les premiers pas disent par où commencer. Si cette année est déjà saisie ailleurs, ouvrez plutôt son dossier.'
        }
        action={
          <Group gap="xs" justify="center">
            {showPremiersPas === null ? null : (
              <Button onClick={showPremiersPas}>Commencer par les premiers pas</Button>
            )}
            <Button
              component="a"
              href={hrefTo('reglages', { section: 'dossier' })}
              variant={showPremiersPas === null ? 'filled' : 'default'}
            >
              Ouvrir un dossier dans les Réglages
            </Button>
          </Group>
        }
      />
    </>
  )
}

/** Accueil of an année with records: the day first, then the first steps left. */
function Year({
  journee,
  premiersPas,
}: {
  readonly journee: Journee
  readonly premiersPas: ReactNode
}) {
  return (
    <>
      <JourneePanel journee={journee} />
      <AbsencesPanel />
      {premiersPas}
      <UnderTheDay />
    </>
  )
}

/** The buttons of Accueil. */
function AccueilActions({
  showPremiersPas,
}: {
  /** Shows the hidden first steps again; null when there is none to show. */
  readonly showPremiersPas: (() => void) | null
}) {
  const { annee, contexte } = useSelection()
  return (
    <>
      {isSaisonBilan(annee, null, contexte.today) ? (
        <Button
          component="a"
          href={hrefTo('bilan')}
          variant="default"
          size="xs"
          leftSection={<IconClipboardText size="1rem" aria-hidden />}
        >
          Préparer le bilan
        </Button>
      ) : null}
      <AccueilMenu showPremiersPas={showPremiersPas} />
    </>
  )
}

/** Reminder of the yearly review, on Accueil in summer. */
function RappelRevue() {
  const { annee } = useSelection()
  const { data: rappel } = useRead('personnes:findRappel', { anneeId: annee.id })
  if (rappel == null) return null
  const { fiches, bilans } = rappel
  return (
    <Notice tone="warn" title="La revue annuelle des données vous attend">
      {fiches === 0 ? null : (
        <>
          {formatCount(fiches, 'fiche')} sans contact depuis longtemps&nbsp;: les noms peuvent en
          être retirés, les chiffres restent.{' '}
        </>
      )}
      {bilans === 0 ? null : (
        <>
          {formatCount(
            bilans,
            'bilan envoyé a plus de six ans et peut être supprimé',
            'bilans envoyés ont plus de six ans et peuvent être supprimés',
          )}
          .{' '}
        </>
      )}
      <a href={hrefTo('reglages', { section: 'donnees' })}>Faire la revue</a>
    </Notice>
  )
}

import { Button } from '@mantine/core'
import { IconCalendarEvent } from '@tabler/icons-react'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { formatHeureDuJour, formatJourLong } from '../../texts/dates.ts'
import { libellePerimetre } from '../../texts/perimetre.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { PremiersPasPanel } from '../premiers-pas/PremiersPas.tsx'
import { usePremiersPas } from '../premiers-pas/usePremiersPas.ts'
import { AccueilActions } from './AccueilActions.tsx'
import styles from './AccueilScreen.module.css'
import { AFairePanel } from './AFairePanel.tsx'
import { BrouillonLines } from './BrouillonLines.tsx'
import { EtablissementsPanel } from './EtablissementsPanel.tsx'
import { HeuresPanel } from './HeuresPanel.tsx'
import { NiveauxPanel } from './NiveauxPanel.tsx'
import { PresencesPanel } from './PresencesPanel.tsx'
import { PrevisionnelPanel } from './PrevisionnelPanel.tsx'
import { StatsRow } from './StatsRow.tsx'
import { useAvancements } from './useAvancements.ts'
import { useBrouillons } from './useBrouillons.ts'
import { useRappelSauvegarde } from './useRappelSauvegarde.ts'
import { useResume } from './useResume.ts'

/** What waits for her, then the année at a glance; every figure leads to its records. */
export function AccueilScreen() {
  const { annee, action } = useSelection()
  const query = useResume()
  const { premiersPas, hide, showAgain } = usePremiersPas()
  return (
    <Screen
      title="Accueil"
      lead={libellePerimetre(annee, action)}
      actions={<AccueilActions showPremiersPas={showAgain} />}
    >
      {premiersPas === null ? null : <PremiersPasPanel premiersPas={premiersPas} onHide={hide} />}
      <Loaded query={query}>
        {(resume) => (isEmpty(resume) ? <EmptyYear /> : <Year resume={resume} />)}
      </Loaded>
    </Screen>
  )
}

const isEmpty = (resume: Resume): boolean =>
  resume.enfants + resume.listeAttente + resume.intervenants === 0 &&
  resume.seancesTenues + resume.seancesPrevues + resume.seancesAnnulees === 0

function EmptyYear() {
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
        advice="Vous avez déjà saisi cette année ailleurs&#8239;? Ouvrez son dossier&nbsp;: enfants, séances et intervenants seront repris d’un coup."
        action={
          <Button component="a" href={hrefTo('reglages', { section: 'dossier' })}>
            Ouvrir un dossier dans les Réglages
          </Button>
        }
      />
    </>
  )
}

function Year({ resume }: { readonly resume: Resume }) {
  const { data: avancements } = useAvancements()
  const { data: brouillons } = useBrouillons()
  const { data: sauvegarde } = useRappelSauvegarde()
  return (
    <>
      <StatsRow resume={resume} />
      <div className={styles.pair}>
        <AFairePanel
          brouillons={brouillons}
          aFaire={resume.aFaire}
          rappels={resume.rappels}
          avancements={avancements}
          sauvegarde={sauvegarde}
          prochaine={prochaineText(resume)}
        />
        <div className={styles.stack}>
          <NiveauxPanel resume={resume} />
          <EtablissementsPanel resume={resume} />
        </div>
      </div>
      <PresencesPanel mois={resume.mois} />
      <HeuresPanel mois={resume.mois} />
      {avancements?.map((avancement) => (
        <PrevisionnelPanel key={avancement.actionId} avancement={avancement} />
      ))}
    </>
  )
}

function prochaineText({ prochaineSeance }: Resume): string | null {
  if (prochaineSeance === null) return null
  const { date, debut, collectif } = prochaineSeance
  return `Prochaine séance\u00a0: ${formatJourLong(date)} à ${formatHeureDuJour(debut)}, ${collectif}`
}

import { ActionIcon, Button, Group, SegmentedControl, Select } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import {
  IconCalendarOff,
  IconChevronLeft,
  IconChevronRight,
  IconFileImport,
  IconMoodKid,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { monthsOf } from '../../../shared/dates.ts'
import { formatMois } from '../../../shared/format.ts'
import type { CollectifPresences, GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import { call } from '../../app/api.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo, useScreenParams } from '../../app/router.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import { libellePerimetre } from '../../texts/codes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ImportScreen } from '../imports/ImportView.tsx'
import { GRILLE_PRESENCES } from '../imports/presences/grille-presences.tsx'
import { OPENER, useOpenFichier } from '../imports/useOpenFichier.ts'
import { chooseCollectif, chooseMois, moisToPrint, stepMois } from './choose-grille.ts'
import { type Feuille, FeuillesImprimees, ImprimerMenu } from './FeuilleImprimee.tsx'
import styles from './Grille.module.css'
import { GrilleEditor } from './GrilleEditor.tsx'
import { RegistresList } from './RegistresList.tsx'

const VUES = [
  { value: 'grille', label: 'Grille du mois' },
  { value: 'registres', label: 'Registres à saisir' },
]

/** Attendance: the month grid of a collectif, or the registers that wait to be filled. */
export function PresencesScreen() {
  const { annee, action } = useSelection()
  const { params, setParams } = useScreenParams()
  const vue = params.get('vue') === 'registres' ? 'registres' : 'grille'
  const { fichier, open, isPending, close, reopen } = useOpenFichier('presences')
  if (fichier !== null) {
    return (
      <ImportScreen
        title="Reprendre une grille de présences"
        description={GRILLE_PRESENCES}
        fichier={fichier}
        onReopen={reopen}
        onBack={close}
        onClose={close}
      />
    )
  }
  return (
    <Screen
      title="Présences"
      lead={libellePerimetre(annee, action)}
      fill
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Affichage"
            data={VUES}
            value={vue}
            onChange={(value) => leave(() => setParams({ vue: value === 'grille' ? null : value }))}
          />
          <Button
            id={OPENER}
            size="xs"
            variant="default"
            leftSection={<IconFileImport size="1rem" aria-hidden />}
            loading={isPending}
            onClick={open}
          >
            Reprendre un tableur
          </Button>
        </>
      }
    >
      <Content vue={vue} />
    </Screen>
  )
}

function Content({ vue }: { readonly vue: 'grille' | 'registres' }) {
  const query = useRead('presences:findCollectifs', usePerimetre())
  return (
    <Loaded query={query}>
      {(collectifs) =>
        vue === 'registres' && collectifs.length > 0 ? (
          <RegistresList />
        ) : (
          <ChosenGrille key={collectifs.length} collectifs={collectifs} />
        )
      }
    </Loaded>
  )
}

function ChosenGrille({ collectifs }: { readonly collectifs: readonly CollectifPresences[] }) {
  const { annee, contexte } = useSelection()
  const { params } = useScreenParams()
  const collectif = chooseCollectif(params.get('collectif'), collectifs)
  if (collectif === null) return <NoCollectif />
  const mois = chooseMois(params.get('mois'), collectif, annee, contexte.today)
  return (
    <GrilleSection
      collectifs={collectifs}
      collectif={collectif}
      mois={mois}
      seanceId={params.get('seance')}
    />
  )
}

function NoCollectif() {
  return (
    <EmptyState
      icon={<IconUsersGroup />}
      title="Aucun collectif"
      advice="Un collectif réunit les mêmes enfants aux mêmes créneaux. Ajoutez-en un à l’action et planifiez ses séances&nbsp;: leur grille de présence apparaîtra ici."
      action={
        <Button component="a" href={hrefTo('seances')} size="sm">
          Aller aux séances
        </Button>
      }
    />
  )
}

/** The grid of a collectif and month, with the choice of both and the sheets to print. */
function GrilleSection({
  collectifs,
  collectif,
  mois,
  seanceId,
}: {
  readonly collectifs: readonly CollectifPresences[]
  readonly collectif: CollectifPresences
  readonly mois: string
  readonly seanceId: string | null
}) {
  const { annee, contexte } = useSelection()
  const { setParams } = useScreenParams()
  const query = useRead('presences:findMois', { collectifId: collectif.collectifId, mois })
  const { feuilles, setFeuilles, printTous } = useFeuillesDeTous(collectifs)
  const go = (collectifId: string, next: string) =>
    leave(() => setParams({ collectif: collectifId, mois: next, seance: null }))
  const step = (by: 1 | -1) => {
    const next = stepMois(mois, by, annee)
    if (next !== null) go(collectif.collectifId, next)
  }
  // Ctrl+Page keys also work on an empty month, where no grid takes them.
  useHotkeys([
    ['mod+PageUp', () => step(-1)],
    ['mod+PageDown', () => step(1)],
  ])
  const data = query.data
  return (
    <>
      <div className={styles.bar}>
        <GrilleChoice
          collectifs={collectifs}
          collectif={collectif}
          mois={mois}
          onChange={go}
          onStep={step}
        />
        <ImprimerMenu
          saved={data === undefined || data.enfants.length === 0 ? null : data}
          moisDeTous={moisToPrint(mois, annee, contexte.today)}
          onPrint={(genre) => data && setFeuilles([{ genre, saved: data, mois }])}
          onPrintTous={(asked) => void printTous(asked)}
        />
      </div>
      <Loaded query={query}>
        {(saved) => (
          <Body
            key={`${collectif.collectifId} ${mois} ${seanceId}`}
            saved={saved}
            collectif={collectif}
            mois={mois}
            seanceId={seanceId}
          />
        )}
      </Loaded>
      {feuilles.length === 0 ? null : (
        <FeuillesImprimees
          feuilles={feuilles}
          today={contexte.today}
          onPrinted={() => setFeuilles([])}
        />
      )}
    </>
  )
}

/** The sheets of every collectif that has séances and enfants in a month; says so when none has. */
function useFeuillesDeTous(collectifs: readonly CollectifPresences[]) {
  const { params, setParams } = useScreenParams()
  const [feuilles, setFeuilles] = useState<readonly Feuille[]>([])
  const printTous = async (mois: string) => {
    const meeting = collectifs.filter((one) => one.mois.includes(mois))
    try {
      const grilles = await Promise.all(
        meeting.map(({ collectifId }) => call('presences:findMois', { collectifId, mois })),
      )
      const filled = grilles.filter(({ enfants }) => enfants.length > 0)
      if (filled.length > 0) {
        return setFeuilles(filled.map((saved) => ({ genre: { type: 'vide' }, saved, mois })))
      }
      notifications.show({
        title: 'Rien à imprimer',
        message: `Aucun collectif n’a à la fois des séances et des enfants en ${formatMois(mois)}. Créez d’abord les séances du mois.`,
      })
    } catch (error) {
      notifyFailure(error)
    }
  }
  // Month to print asked for by the address, from « imprimer les feuilles de novembre » of the search.
  const asked = params.get('imprimer')
  const latest = useRef(printTous)
  useEffect(() => {
    latest.current = printTous
  })
  useEffect(() => {
    if (asked === null) return
    setParams({ imprimer: null })
    void latest.current(asked)
  }, [asked, setParams])
  return { feuilles, setFeuilles, printTous }
}

function Body({
  saved,
  collectif,
  mois,
  seanceId,
}: {
  readonly saved: GrilleMois
  readonly collectif: CollectifPresences
  readonly mois: string
  readonly seanceId: string | null
}) {
  const { contexte } = useSelection()
  if (saved.seances.length === 0) return <NoSeance collectif={collectif} mois={mois} />
  if (saved.enfants.length === 0) return <NoEnfant collectif={collectif} mois={mois} />
  return <GrilleEditor saved={saved} mois={mois} seanceId={seanceId} today={contexte.today} />
}

/** The choice of the collectif and of the month. */
function GrilleChoice({
  collectifs,
  collectif,
  mois,
  onChange,
  onStep,
}: {
  readonly collectifs: readonly CollectifPresences[]
  readonly collectif: CollectifPresences
  readonly mois: string
  readonly onChange: (collectifId: string, mois: string) => void
  readonly onStep: (step: 1 | -1) => void
}) {
  const { annee } = useSelection()
  const isOneAction = collectifs.every(({ actionId }) => actionId === collectif.actionId)
  const numeroOf = (actionId: string) => annee.actions.find(({ id }) => id === actionId)?.numero
  return (
    <>
      <Select
        aria-label="Collectif"
        size="xs"
        className={styles.choixCollectif}
        searchable={collectifs.length > 12}
        data={collectifs.map(({ collectifId, nom, actionId }) => ({
          value: collectifId,
          label: isOneAction ? nom : `${nom} · action ${numeroOf(actionId)}`,
        }))}
        value={collectif.collectifId}
        onChange={(id) => id !== null && onChange(id, mois)}
      />
      <ActionIcon
        variant="default"
        size="1.875rem"
        aria-label="Mois précédent"
        title="Mois précédent (Ctrl + Page précédente)"
        disabled={stepMois(mois, -1, annee) === null}
        onClick={() => onStep(-1)}
      >
        <IconChevronLeft size="1rem" aria-hidden />
      </ActionIcon>
      <Select
        aria-label="Mois"
        size="xs"
        w="10.5rem"
        data={monthsOf(annee).map((value) => ({ value, label: formatMois(value) }))}
        value={mois}
        onChange={(value) => value !== null && onChange(collectif.collectifId, value)}
      />
      <ActionIcon
        variant="default"
        size="1.875rem"
        aria-label="Mois suivant"
        title="Mois suivant (Ctrl + Page suivante)"
        disabled={stepMois(mois, 1, annee) === null}
        onClick={() => onStep(1)}
      >
        <IconChevronRight size="1rem" aria-hidden />
      </ActionIcon>
    </>
  )
}

type Choice = { readonly collectif: CollectifPresences; readonly mois: string }

/** Message of a month without séance, with links to the nearest months that have some. */
function NoSeance({ collectif, mois }: Choice) {
  const before = collectif.mois.findLast((other) => other < mois)
  const after = collectif.mois.find((other) => other > mois)
  const near = [before, after].filter((other) => other !== undefined)
  return (
    <EmptyState
      icon={<IconCalendarOff />}
      title={`Aucune séance en ${formatMois(mois)}`}
      advice={
        near.length === 0
          ? `Planifiez les séances de «\u00a0${collectif.nom}\u00a0»\u00a0: leur grille de présence apparaîtra ici.`
          : `«\u00a0${collectif.nom}\u00a0» n’a pas de séance ce mois-ci.`
      }
      action={
        <Group gap="xs" justify="center">
          {near.map((other) => (
            <Button
              key={other}
              component="a"
              size="sm"
              variant="default"
              href={hrefTo('presences', { collectif: collectif.collectifId, mois: other })}
            >
              Voir {formatMois(other)}
            </Button>
          ))}
          {near.length === 0 ? (
            <Button component="a" size="sm" href={hrefTo('seances')}>
              Aller aux séances
            </Button>
          ) : null}
        </Group>
      }
    />
  )
}

/** Message of a month with séances but no enfant inscribed. */
function NoEnfant({ collectif, mois }: Choice) {
  return (
    <EmptyState
      icon={<IconMoodKid />}
      title={`Aucun enfant inscrit en ${formatMois(mois)}`}
      advice={`Inscrivez des enfants dans «\u00a0${collectif.nom}\u00a0»\u00a0: ils apparaîtront dans la grille à partir de leur date d’inscription.`}
      action={
        <Button component="a" size="sm" href={hrefTo('enfants')}>
          Aller aux enfants
        </Button>
      }
    />
  )
}

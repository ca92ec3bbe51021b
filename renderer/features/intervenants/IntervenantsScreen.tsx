import { Button, SegmentedControl } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCalendarQuestion,
  IconCircleCheck,
  IconClockPlus,
  IconCoinEuro,
  IconFileImport,
  IconHeartHandshake,
  IconPlus,
} from '@tabler/icons-react'
import { formatCount, formatDate, formatPersonne, formatTelephone } from '../../../shared/format.ts'
import type {
  Couverture,
  CreneauCouvert,
  IntervenantLigne,
} from '../../../shared/ipc/intervenants.ipc.ts'
import { CoordonneesItems } from '../../app/CoordonneesItems.tsx'
import { List } from '../../app/List.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo, useScreenParams } from '../../app/router.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { usePanel } from '../../app/usePanel.ts'
import { useRead } from '../../app/useRead.ts'
import { libellePerimetre } from '../../texts/codes.ts'
import { formatHoraire } from '../../texts/dates.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ListHead } from '../../ui/ListHead.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { HeuresView } from '../heures/HeuresView.tsx'
import { TABLEUR_HEURES } from '../imports/heures/tableur-heures.tsx'
import { ImportScreen } from '../imports/ImportView.tsx'
import { OPENER, useOpenFichier } from '../imports/useOpenFichier.ts'
import { IntervenantPane } from './IntervenantPanel.tsx'
import styles from './IntervenantsScreen.module.css'
import { intervenantList } from './intervenant-list.tsx'
import { INTERVENANT_PANEL, VUES, type Vue } from './panel.ts'

/** True when a créneau has fewer people than the année's rule wants; false without a rule. */
const isShort = ({ disponibles, attendus }: CreneauCouvert): boolean =>
  attendus !== null && disponibles.length < attendus

const quand = (creneau: CreneauCouvert): string => `${creneau.jour} ${formatHoraire(creneau)}`

const names = (people: readonly { readonly nom: string }[]): string =>
  people.map(({ nom }) => nom).join(', ')

/** People counted elsewhere: « À la même heure ailleurs : Roy Monique (Mardi CM1) ». */
const ailleursText = (people: CreneauCouvert['comptesAilleurs']): string =>
  people.length === 0
    ? ''
    : `À la même heure ailleurs\u00a0: ${people.map(({ nom, collectif }) => `${nom} (${collectif})`).join(', ')}`

const columns: readonly DataColumn<CreneauCouvert>[] = [
  { id: 'quand', header: 'Créneau', width: '11rem', isRowHeader: true, cell: quand },
  { id: 'collectif', header: 'Collectif', width: '8.5rem', cell: ({ collectif }) => collectif },
  {
    id: 'nombre',
    header: 'Suffisant\u202f?',
    width: '8rem',
    cell: (creneau) => <Nombre creneau={creneau} />,
  },
  {
    id: 'disponibles',
    header: 'Disponibles',
    cell: ({ disponibles, comptesAilleurs }) => (
      <>
        <People people={disponibles} />
        {comptesAilleurs.length === 0 ? null : <Quiet block>{ailleursText(comptesAilleurs)}</Quiet>}
      </>
    ),
  },
  {
    id: 'partie',
    header: 'Pour une partie',
    width: '9rem',
    cell: ({ enPartie }) => <People people={enPartie} />,
  },
]

const copyColumns: readonly CopyColumn<CreneauCouvert>[] = [
  { header: 'Créneau', text: quand },
  { header: 'Collectif', text: ({ collectif }) => collectif },
  { header: 'Disponibles', text: ({ disponibles }) => names(disponibles) },
  { header: 'Comptés ailleurs', text: ({ comptesAilleurs }) => ailleursText(comptesAilleurs) },
  { header: 'Pour une partie', text: ({ enPartie }) => names(enPartie) },
]

const CHOICES: readonly { readonly value: Vue; readonly label: string }[] = [
  { value: 'liste', label: 'Liste' },
  { value: 'heures', label: 'Heures' },
  { value: 'creneaux', label: 'Qui peut venir quand' },
]

/** Screen of the intervenants: people with statut and hours so far, entry of hours, disponibilités by créneau. */
export function IntervenantsScreen() {
  const { annee, action } = useSelection()
  const { params } = useScreenParams()
  const vue = VUES.find((one) => one === params.get('vue')) ?? 'liste'
  const { fichier, open, isPending, close, reopen } = useOpenFichier('heures')
  if (fichier !== null) {
    return (
      <ImportScreen
        title="Importer un tableur d’heures"
        description={TABLEUR_HEURES}
        fichier={fichier}
        onReopen={reopen}
        onBack={close}
        onClose={close}
      />
    )
  }
  return (
    <Screen
      title="Intervenants"
      lead={libellePerimetre(annee, action)}
      actions={<IntervenantActions vue={vue} isOpening={isPending} onImport={open} />}
      fill
    >
      {vue === 'liste' ? <ListeView /> : null}
      {vue === 'heures' ? <HeuresView /> : null}
      {vue === 'creneaux' ? <CouvertureView /> : null}
    </Screen>
  )
}

function ListeView() {
  const query = useRead('intervenants:findAll', usePerimetre())
  return <Loaded query={query}>{(lignes) => <IntervenantList lignes={lignes} />}</Loaded>
}

/** List of intervenants, with the open fiche at the right. */
function IntervenantList({ lignes }: { readonly lignes: readonly IntervenantLigne[] }) {
  const { params, open } = usePanel(INTERVENANT_PANEL)
  return (
    <List
      list={intervenantList}
      rows={lignes}
      panel={<IntervenantPane />}
      menu={(shown) => (
        <CoordonneesItems
          title="Intervenants"
          pour=""
          people={shown.map((one) => ({
            pour: '',
            nom: formatPersonne(one),
            telephone: one.telephone === null ? '' : formatTelephone(one.telephone),
            mail: one.mail ?? '',
          }))}
        />
      )}
      opened={params.intervenant}
      onOpen={({ intervenantId }) => open({ intervenant: intervenantId })}
      empty={(isNarrowed) => (
        <EmptyState
          icon={<IconHeartHandshake />}
          title={isNarrowed ? 'Aucun intervenant ne correspond' : 'Aucun intervenant cette année'}
          advice={
            isNarrowed
              ? 'Élargissez la recherche ou retirez un filtre.'
              : 'Ajoutez salariés, volontaires et bénévoles\u00a0: leurs heures s’additionnent ensuite ici. Pour reprendre une année déjà saisie, ouvrez son dossier depuis les Réglages.'
          }
          action={
            isNarrowed || params.panneau === 'nouveau' ? null : (
              <Button
                leftSection={<IconPlus size="1rem" aria-hidden />}
                onClick={() => open({ panneau: 'nouveau' })}
              >
                Ajouter un premier intervenant
              </Button>
            )
          }
        />
      )}
    />
  )
}

/** Choice between the three views of the screen, and the entry buttons of the one shown. */
function IntervenantActions({
  vue,
  isOpening,
  onImport,
}: {
  readonly vue: Vue
  readonly isOpening: boolean
  readonly onImport: () => void
}) {
  const { setParams } = useScreenParams()
  const { open } = usePanel(INTERVENANT_PANEL)
  const setVue = (next: Vue) =>
    leave(() =>
      setParams({ vue: next, heures: null, intervenant: null, saisie: null, panneau: null }),
    )
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Affichage"
        data={[...CHOICES]}
        value={vue}
        onChange={setVue}
      />
      {vue === 'heures' ? (
        <>
          <Button
            id={OPENER}
            size="xs"
            variant="default"
            leftSection={<IconFileImport size="1rem" aria-hidden />}
            loading={isOpening}
            onClick={onImport}
          >
            Importer un tableur
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCoinEuro size="1rem" aria-hidden />}
            onClick={() => open({ panneau: 'valorisation' })}
          >
            Valoriser le bénévolat
          </Button>
          <Button
            size="xs"
            leftSection={<IconClockPlus size="1rem" aria-hidden />}
            onClick={() => open({ panneau: 'heures' })}
          >
            Ajouter des heures
          </Button>
        </>
      ) : (
        <Button
          size="xs"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => open({ panneau: 'nouveau' })}
        >
          Nouvel intervenant
        </Button>
      )}
    </>
  )
}

/** Créneaux of the collectifs, each with the people free then. */
function CouvertureView() {
  const query = useRead('intervenants:findCouverture', usePerimetre())
  return <Loaded query={query}>{(couverture) => <Content {...couverture} />}</Loaded>
}

function Content({ date, creneaux, sansStatut }: Couverture) {
  return (
    <>
      <ListHead
        count={countText(creneaux)}
        tools={<TableMenu columns={copyColumns} rows={creneaux} />}
      />
      {sansStatut.length === 0 ? null : (
        <p className={styles.apart}>
          Sans statut au {formatDate(date)}, donc dans aucun créneau&nbsp;: {names(sansStatut)}.
        </p>
      )}
      <Panes panel={<IntervenantPane />}>
        {creneaux.length === 0 ? (
          <EmptyState
            icon={<IconCalendarQuestion />}
            title="Aucun créneau pour l’instant"
            advice="Donnez d’abord leurs créneaux aux collectifs. Vous verrez ici qui peut venir."
            action={
              <Button component="a" href={hrefTo('seances', { panneau: 'collectifs' })}>
                Collectifs et créneaux
              </Button>
            }
          />
        ) : (
          <DataTable
            label="Qui peut venir quand"
            rows={creneaux}
            columns={columns}
            idOf={({ creneauId }) => creneauId}
            minWidth={48}
          />
        )}
      </Panes>
    </>
  )
}

function countText(creneaux: readonly CreneauCouvert[]): string {
  const short = creneaux.filter(isShort)
  const all = formatCount(creneaux.length, 'créneau', 'créneaux')
  if (short.length === 0) return all
  return `${all}, dont ${short.length} avec moins de ${formatCount(short[0]?.attendus ?? 0, 'intervenant disponible', 'intervenants disponibles')}`
}

function Nombre({ creneau }: { readonly creneau: CreneauCouvert }) {
  const count = creneau.disponibles.length
  if (!isShort(creneau)) {
    return (
      <Tag tone="good" icon={<IconCircleCheck aria-hidden />}>
        {formatCount(count, 'personne')}
      </Tag>
    )
  }
  return (
    <Tag tone="warn" icon={<IconAlertTriangle aria-hidden />}>
      {count === 0 ? 'Personne' : count === 1 ? 'Une seule' : formatCount(count, 'personne')}
    </Tag>
  )
}

function People({ people }: { readonly people: CreneauCouvert['disponibles'] }) {
  if (people.length === 0) return <Quiet>–</Quiet>
  // No-break spaces: a line ends between two people, never inside a name.
  return names(people.map(({ nom }) => ({ nom: nom.replaceAll(' ', '\u00a0') })))
}

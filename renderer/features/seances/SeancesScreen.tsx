import { Button, Group, Menu } from '@mantine/core'
import {
  IconCalendarEvent,
  IconCalendarPlus,
  IconCalendarShare,
  IconListCheck,
  IconPlus,
  IconPrinter,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import { motifFermeture } from '../../../shared/domain/calendrier.ts'
import { formatDate } from '../../../shared/format.ts'
import type { CalendrierAnnee } from '../../../shared/ipc/calendrier.ipc.ts'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { libellePerimetre } from '../../texts/codes.ts'
import { CreatableSelect } from '../../ui/CreatableSelect.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrTyped } from '../../ui/parse.ts'
import { Screen } from '../../ui/Screen.tsx'
import { Panes, SidePanel } from '../../ui/SidePanel.tsx'
import { MoreMenu } from '../../ui/TableMenu.tsx'
import { useCalendrier } from '../calendrier/CalendrierSection.tsx'
import { CollectifsPanel } from '../collectifs/CollectifsPanel.tsx'
import { useCollectifs, useExportAgenda } from '../collectifs/useCollectifs.tsx'
import { NouveauCollectif } from '../inscriptions/PlaceFields.tsx'
import { CalendarNavigation, MoisCalendar, SemaineCalendar } from './Calendars.tsx'
import { firstDay, nearestDay, readVue, shiftDay } from './calendar-dates.ts'
import { heuresAfter, heuresDe } from './heures-proposees.ts'
import { PlusieursPanel } from './PlusieursPanel.tsx'
import { MOMENT, MomentFields } from './SeanceActions.tsx'
import { SeanceList } from './SeanceList.tsx'
import styles from './SeancePanel.module.css'
import { SeancePanel } from './SeancePanel.tsx'
import { SerieModal } from './SerieModal.tsx'
import { type Panneau, useSeancePanel, useSeances } from './useSeances.ts'

const NO_CRENEAU = { creneaux: [] }

/** Screen of the séances by week, by month or as a list, with the open one at the right. */
export function SeancesScreen() {
  const { annee, action } = useSelection()
  const query = useSeances()
  const calendrier = useCalendrier()
  const panel = useSeancePanel()
  return (
    <Screen
      title="Séances"
      lead={libellePerimetre(annee, action)}
      actions={<SeancesActions onPanel={panel.openPanel} />}
      fill
    >
      <SerieModal isOpen={panel.content?.genre === 'serie'} onClose={panel.close} />
      <Loaded query={query}>
        {(lignes) => (
          <Loaded query={calendrier}>
            {(fermetures) => <Content lignes={lignes} calendrier={fermetures} panel={panel} />}
          </Loaded>
        )}
      </Loaded>
    </Screen>
  )
}

function Content({
  lignes,
  calendrier,
  panel,
}: {
  readonly lignes: readonly SeanceLigne[]
  readonly calendrier: CalendrierAnnee
  readonly panel: ReturnType<typeof useSeancePanel>
}) {
  const { params } = useScreenParams()
  const vue = readVue(params)
  const side = <Side lignes={lignes} panel={panel} />
  if (lignes.length === 0) {
    return (
      <Panes panel={side}>
        <NoSeance onPanel={panel.openPanel} />
      </Panes>
    )
  }
  if (vue === 'liste') return <SeanceList lignes={lignes} side={side} />
  return <Calendar lignes={lignes} calendrier={calendrier} panel={panel} vue={vue} side={side} />
}

function Calendar({
  lignes,
  calendrier,
  panel,
  vue,
  side,
}: {
  readonly lignes: readonly SeanceLigne[]
  readonly calendrier: CalendrierAnnee
  readonly panel: ReturnType<typeof useSeancePanel>
  readonly vue: 'semaine' | 'mois'
  readonly side: React.ReactNode
}) {
  const { annee, contexte } = useSelection()
  const { params, setParams } = useScreenParams()
  const day = params.get('jour') ?? firstDay(lignes, annee, contexte.today)
  const fermetures = useMemo(
    () => (date: string) => motifFermeture(date, calendrier)?.nom ?? null,
    [calendrier],
  )
  const goTo = (jour: string) => setParams({ jour })
  const Vue = vue === 'semaine' ? SemaineCalendar : MoisCalendar
  return (
    <>
      <CalendarNavigation vue={vue} day={day} nearest={nearestDay(lignes, day, vue)} onDay={goTo} />
      <Panes label="Calendrier" panel={side}>
        <Vue
          day={day}
          seances={lignes}
          today={contexte.today}
          fermetureOf={fermetures}
          opened={panel.content?.genre === 'seance' ? panel.content.seanceId : null}
          onOpen={panel.openSeance}
          onPeriod={(by) => goTo(shiftDay(day, vue, by))}
          onWeek={(date) => setParams({ vue: 'semaine', jour: date })}
        />
      </Panes>
    </>
  )
}

function Side({
  lignes,
  panel,
}: {
  readonly lignes: readonly SeanceLigne[]
  readonly panel: ReturnType<typeof useSeancePanel>
}) {
  const { content, close, openSeance } = panel
  switch (content?.genre) {
    case 'seance':
      return <SeancePanel seanceId={content.seanceId} onClose={close} onOpen={openSeance} />
    case 'collectifs':
      return <CollectifsPanel onClose={close} />
    case 'nouvelle':
      return <NouvelleSeancePanel lignes={lignes} onClose={close} onCreated={openSeance} />
    case 'plusieurs':
      return <PlusieursPanel lignes={lignes} onClose={close} />
    default:
      return null
  }
}

/** The buttons of the screen: create, edit several, export, print. */
function SeancesActions({ onPanel }: { readonly onPanel: (panel: Panneau) => void }) {
  const exportAgenda = useExportAgenda(null)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconUsersGroup size="1rem" aria-hidden />}
        onClick={() => onPanel('collectifs')}
      >
        Collectifs et créneaux
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size="1rem" aria-hidden />}
        onClick={() => onPanel('nouvelle')}
      >
        Ajouter une séance
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCalendarPlus size="1rem" aria-hidden />}
        onClick={() => onPanel('serie')}
      >
        Créer les séances
      </Button>
      <MoreMenu>
        <Menu.Item leftSection={<IconListCheck size="1rem" />} onClick={() => onPanel('plusieurs')}>
          Modifier plusieurs séances
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter size="1rem" />} onClick={() => window.print()}>
          Imprimer
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCalendarShare size="1rem" />}
          onClick={() => exportAgenda.mutate()}
        >
          Enregistrer pour un autre agenda (.ics)
        </Menu.Item>
      </MoreMenu>
    </>
  )
}

/** No séance yet: what to do first depends on whether there is a collectif. */
function NoSeance({ onPanel }: { readonly onPanel: (panel: Panneau) => void }) {
  const { data: collectifs = [] } = useCollectifs()
  if (collectifs.length === 0) {
    return (
      <EmptyState
        icon={<IconCalendarEvent />}
        title="Créez d’abord un collectif"
        advice="Un collectif est un groupe d’enfants avec ses créneaux de la semaine. Ses séances de l’année se créent ensuite d’un coup, hors vacances et jours fériés."
        action={<Button onClick={() => onPanel('collectifs')}>Créer un collectif</Button>}
      />
    )
  }
  return (
    <EmptyState
      icon={<IconCalendarEvent />}
      title="Aucune séance cette année"
      advice="Créez d’un coup celles de vos créneaux, hors vacances et jours fériés. Vous verrez la liste avant de l’enregistrer."
      action={
        <Group gap="xs" justify="center">
          <Button
            leftSection={<IconCalendarPlus size="1rem" aria-hidden />}
            onClick={() => onPanel('serie')}
          >
            Créer les séances
          </Button>
          <Button variant="default" onClick={() => onPanel('collectifs')}>
            Collectifs et créneaux
          </Button>
        </Group>
      }
    />
  )
}

/** The panel that adds one séance, beside those of the créneaux. */
function NouvelleSeancePanel({
  lignes,
  onClose,
  onCreated,
}: {
  readonly lignes: readonly SeanceLigne[]
  readonly onClose: () => void
  readonly onCreated: (seanceId: string) => void
}) {
  const query = useCollectifs()
  return (
    <SidePanel
      id="nouvelle-seance"
      title="Ajouter une séance"
      about="nouvelle"
      isWide
      onClose={onClose}
    >
      <div className={styles.body}>
        <Loaded query={query}>
          {(collectifs) => (
            <NouvelleForm
              collectifs={collectifs}
              lignes={lignes}
              onClose={onClose}
              onCreated={onCreated}
            />
          )}
        </Loaded>
      </div>
    </SidePanel>
  )
}

function NouvelleForm({
  collectifs,
  lignes,
  onClose,
  onCreated,
}: {
  readonly collectifs: readonly CollectifLigne[]
  readonly lignes: readonly SeanceLigne[]
  readonly onClose: () => void
  readonly onCreated: (seanceId: string) => void
}) {
  const { annee, action, contexte } = useSelection()
  const { params } = useScreenParams()
  const [first] = collectifs
  const heuresOf = (id: string) =>
    heuresDe(collectifs.find((one) => one.collectifId === id) ?? first ?? NO_CRENEAU)
  const { value, errors, onChange, send, isPending } = useFlatForm({
    channel: 'seances:create',
    sujet: { anneeId: annee.id },
    initial: {
      collectifId: first?.collectifId ?? '',
      date: formatDate(params.get('jour') ?? firstDay(lignes, annee, contexte.today)),
      ...heuresDe(first ?? NO_CRENEAU),
    },
    toInput: (seance) => ({ ...seance, date: dateOrTyped(seance.date) }),
    together: MOMENT,
    onSaved: ({ seanceId }) => onCreated(seanceId),
  })
  const choose = (collectifId: string) => {
    const proposed = heuresOf(value.collectifId)
    const chosen = heuresOf(collectifId)
    onChange({ collectifId, ...heuresAfter(value, proposed, chosen) })
  }
  return (
    <PanelForm
      title="Quand, et pour quel collectif&#8239;?"
      isPending={isPending}
      onSubmit={send}
      onCancel={onClose}
    >
      <CreatableSelect
        label="Collectif"
        placeholder="Choisir, ou créer…"
        data={collectifs.map((one) => ({ value: one.collectifId, label: one.nom }))}
        value={value.collectifId === '' ? null : value.collectifId}
        error={errors.collectifId}
        onChange={(id) => choose(id ?? '')}
        creation={(props) => (
          <NouveauCollectif actionId={action?.id ?? annee.actions[0]?.id ?? ''} {...props} />
        )}
      />
      <MomentFields value={value} errors={errors} onChange={onChange} />
    </PanelForm>
  )
}

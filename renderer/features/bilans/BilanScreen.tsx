import { Button, Select } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconClipboardText, IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import { proposeArreteAu, resteAConfirmer } from '../../../shared/domain/bilan.ts'
import type { Controle } from '../../../shared/domain/controle.ts'
import { codesOf } from '../../../shared/domain/trame.ts'
import type { ActionResume } from '../../../shared/ipc/app.ipc.ts'
import type { BilanVue } from '../../../shared/ipc/bilans.ipc.ts'
import type { ChoixTrame } from '../../../shared/ipc/trames.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useOneAction, useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { libelleAction, libellePerimetre } from '../../texts/perimetre.ts'
import { DateField } from '../../ui/DateField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ScreenTabs } from '../../ui/ScreenTabs.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { ControlesPanel } from '../controles/ControlesPanel.tsx'
import { EcritsTab } from '../ecrits/EcritsTab.tsx'
import { EnvoisPanel } from '../envois/Envois.tsx'
import { MonFormulaire } from '../formulaires/MonFormulaire.tsx'
import { TousMesChiffres } from '../formulaires/TousMesChiffres.tsx'
import { arreteAuPresets, refuseArreteAu } from './arrete-au.ts'
import styles from './BilanScreen.module.css'
import { DeuxAnnees } from './DeuxAnnees.tsx'
import { FormSection } from './FormSection.tsx'
import { groupSections } from './form-groups.ts'
import { GenerateModal } from './GenerateModal.tsx'
import { OrigineCounts } from './OrigineTag.tsx'
import { PROVENANCE_PANEL_ID, ProvenancePanel, Records } from './ProvenancePanel.tsx'
import { Sommaire } from './Sommaire.tsx'
import { type DemandeBilan, useBilan } from './useBilan.ts'

const TABS = [
  { value: 'bilan', label: 'Bilan de Cartable' },
  { value: 'formulaire', label: 'Mon formulaire' },
  { value: 'annees', label: 'Deux années' },
  { value: 'chiffres', label: 'Tous mes chiffres' },
  { value: 'documents', label: 'Autres documents' },
] as const

/** The Caf's form of one action, filled as of a date. */
export function BilanScreen() {
  const { action } = useOneAction()
  if (action === undefined) return <ChooseAction />
  return <ActionBilan key={action.id} action={action} />
}

/** Asks for one action: no bilan covers several. */
function ChooseAction() {
  const { annee } = useSelection()
  const { choose } = useOneAction()
  return (
    <Screen title="Bilan" lead={libellePerimetre(annee, null)} fill>
      <EmptyState
        icon={<IconClipboardText />}
        title={
          annee.actions.length === 0 ? 'Cette année n’a aucune action' : 'Quelle action\u202f?'
        }
        advice="La Caf demande un bilan par action."
        action={
          <div className={styles.choices}>
            {annee.actions.map((action) => (
              <Button key={action.id} variant="default" onClick={() => choose(action.id)}>
                {libelleAction(action)}
              </Button>
            ))}
          </div>
        }
      />
    </Screen>
  )
}

/** Contrôles left out of the panel: the form and its sommaire show them. */
const IN_THE_FORM: ReadonlySet<Controle['code']> = new Set([
  'question-sans-reponse',
  'reponses-a-confirmer',
  'raison-manquante',
])

function ActionBilan({ action }: { readonly action: ActionResume }) {
  const { annee } = useSelection()
  const query = useRead('trames:find', { anneeId: annee.id })
  return <Loaded query={query}>{(choix) => <TrameRemplie action={action} choix={choix} />}</Loaded>
}

function TrameRemplie({
  action,
  choix,
}: {
  readonly action: ActionResume
  readonly choix: ChoixTrame
}) {
  const { annee, contexte } = useSelection()
  const { params, setParams } = useScreenParams()
  const [isGenerating, { open, close }] = useDisclosure(false)
  const asked = params.get('arreteAu')
  const onglet = TABS.find(({ value }) => value === params.get('onglet'))?.value ?? 'bilan'
  const arreteAu =
    asked !== null && refuseArreteAu(annee, asked) === null
      ? asked
      : proposeArreteAu(annee, contexte.today)
  const demande = { actionId: action.id, arreteAu, trame: choix.choisie }
  const query = useBilan(demande)
  // Read apart, so that the form does not wait for the contrôles.
  const { data: found = [] } = useRead('controles:find', demande, { keepsPrevious: true })
  const controles = found.filter(({ code }) => !IN_THE_FORM.has(code))
  return (
    <Screen
      title="Bilan"
      lead={libellePerimetre(annee, action)}
      fill
      actions={
        <>
          <ActionField action={action} />
          {onglet === 'bilan' || onglet === 'annees' ? (
            <TrameField choix={choix} anneeId={annee.id} />
          ) : null}
          <DateField
            label="Arrêté au"
            value={arreteAu}
            onChange={(date) => setParams({ arreteAu: date })}
            refusalOf={(date) => refuseArreteAu(annee, date)}
            presets={arreteAuPresets(annee, contexte.today)}
          />
          {onglet !== 'bilan' ? null : (
            <Button
              size="xs"
              leftSection={<IconFileExport size="1rem" aria-hidden />}
              disabled={query.data === undefined}
              onClick={open}
            >
              Générer le bilan…
            </Button>
          )}
        </>
      }
    >
      <ScreenTabs
        label="Bilan"
        tabs={TABS}
        value={onglet}
        onChange={(next) => setParams({ onglet: next === 'bilan' ? null : next })}
      >
        {onglet === 'documents' ? (
          <EcritsTab actionId={action.id} arreteAu={arreteAu} />
        ) : onglet === 'formulaire' ? (
          <MonFormulaire
            demande={{ actionId: action.id, arreteAu }}
            renderRecords={(lignes) => <Records lignes={lignes} />}
          />
        ) : onglet === 'chiffres' ? (
          <TousMesChiffres demande={{ actionId: action.id, arreteAu }} />
        ) : onglet === 'annees' ? (
          <DeuxAnnees demande={demande} />
        ) : (
          <Loaded query={query}>
            {(vue) => (
              <>
                <BilanForm
                  vue={vue}
                  demande={demande}
                  controles={controles}
                  isStale={query.isPlaceholderData}
                />
                <GenerateModal
                  isOpen={isGenerating}
                  onClose={close}
                  demande={demande}
                  action={action}
                  controles={controles.length}
                  isBrouillon={resteAConfirmer(vue.bilan).length > 0}
                />
              </>
            )}
          </Loaded>
        )}
      </ScreenTabs>
    </Screen>
  )
}

/** Choice of the action, shown while the top bar shows all of them. */
function ActionField({ action }: { readonly action: ActionResume }) {
  const { annee } = useSelection()
  const { isChosenHere, choose } = useOneAction()
  if (!isChosenHere) return null
  return (
    <Select
      size="xs"
      label="Action du bilan"
      w="13rem"
      data={annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) }))}
      value={action.id}
      onChange={(id) => id !== null && choose(id)}
    />
  )
}

/** Choice of the trame that Cartable lays out itself: that of a Caf, or the usual one for a Caf that sends no form. */
function TrameField({
  choix: { trames, choisie },
  anneeId,
}: {
  readonly choix: ChoixTrame
  readonly anneeId: string
}) {
  const choose = useWrite('trames:choose')
  return (
    <Select
      size="xs"
      label="Formulaire"
      w="15rem"
      comboboxProps={{ withinPortal: false }}
      data={trames.map(({ id, nom }) => ({ value: id, label: nom }))}
      value={choisie}
      allowDeselect={false}
      onChange={(trame) => {
        if (trame !== null) choose.mutate({ anneeId, trame }, { onError: notifyFailure })
      }}
    />
  )
}

/** The form in its own order and words; a click on a figure opens the records behind it. */
function BilanForm({
  vue,
  demande,
  controles,
  isStale,
}: {
  readonly vue: BilanVue
  readonly demande: DemandeBilan
  readonly controles: readonly Controle[]
  /** True while the figures shown are those of the previous date. */
  readonly isStale: boolean
}) {
  const { bilan } = vue
  const [openCode, setOpenCode] = useState<string | null>(null)
  const groups = groupSections(bilan)
  const close = () => {
    // The focus returns to the figure that opened the panel.
    document.querySelector<HTMLElement>(`[aria-controls="${PROVENANCE_PANEL_ID}"]`)?.focus()
    setOpenCode(null)
  }
  const origines = codesOf({ sections: groups.flatMap(({ sections }) => sections) }).map(
    (code) => bilan.champs[code]?.origine ?? 'vide',
  )

  return (
    <Panes
      label="Formulaire du bilan"
      panel={
        openCode === null ? null : (
          <ProvenancePanel vue={vue} demande={demande} code={openCode} onClose={close} />
        )
      }
    >
      <div className={styles.body} data-stale={isStale} data-open={openCode !== null}>
        <Sommaire groups={groups} bilan={bilan} />
        <div className={styles.form}>
          <OrigineCounts origines={origines} />
          <EnvoisPanel demande={demande} />
          <ControlesPanel controles={controles} />
          {groups.map((group) => (
            <section key={group.id} id={group.id} tabIndex={-1} className={styles.group}>
              <h2 className={styles.heading}>{group.heading}</h2>
              {group.sections.map((section) => (
                <FormSection
                  key={section.id}
                  section={section}
                  vue={vue}
                  demande={demande}
                  openCode={openCode}
                  onOpen={setOpenCode}
                />
              ))}
            </section>
          ))}
        </div>
      </div>
    </Panes>
  )
}

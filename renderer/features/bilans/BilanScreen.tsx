import { Button, Select } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { IconClipboardText, IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import {
  type BilanRempli,
  codesSansReponse,
  resteAConfirmer,
} from '../../../shared/domain/bilan.ts'
import type { Controle } from '../../../shared/domain/controle.ts'
import { codesOf, type SectionTrame } from '../../../shared/domain/trame.ts'
import { formatDate } from '../../../shared/format.ts'
import type { ActionResume } from '../../../shared/ipc/app.ipc.ts'
import type { BilanVue } from '../../../shared/ipc/bilans.ipc.ts'
import type { ChoixTrame } from '../../../shared/ipc/trames.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useOneAction, useSelection } from '../../app/selection.tsx'
import { saveHeld } from '../../app/unsaved.ts'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { libellePerimetre } from '../../texts/codes.ts'
import { Screen } from '../../ui/Screen.tsx'
import { ScreenTabs } from '../../ui/ScreenTabs.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { ChooseAction, OneActionSelect } from '../actions/ActionSelect.tsx'
import { ControlesPanel } from '../controles/ControlesPanel.tsx'
import { EcritsTab } from '../ecrits/EcritsTab.tsx'
import { EnvoisPanel } from '../envois/Envois.tsx'
import { MonFormulaire } from '../formulaires/MonFormulaire.tsx'
import { TousMesChiffres } from '../formulaires/TousMesChiffres.tsx'
import { ArreteAuField, useArreteAu } from './ArreteAuField.tsx'
import styles from './BilanScreen.module.css'
import { champId } from './bilan-texts.ts'
import { DeuxAnnees } from './DeuxAnnees.tsx'
import { FormSection } from './FormSection.tsx'
import { type FormGroup, groupSections } from './form-groups.ts'
import { GenerateModal } from './GenerateModal.tsx'
import { OrigineCounts } from './OrigineTag.tsx'
import { PROVENANCE_PANEL_ID, ProvenancePanel, Records } from './ProvenancePanel.tsx'
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
  const { annee } = useSelection()
  if (action !== undefined) return <ActionBilan key={action.id} action={action} />
  return (
    <Screen title="Bilan" lead={libellePerimetre(annee, null)} fill>
      <ChooseAction icon={<IconClipboardText />} advice="La Caf demande un bilan par action." />
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
  if (query.isSuccess) return <TrameRemplie action={action} choix={query.data} />
  return (
    <Screen title="Bilan" lead={libellePerimetre(annee, action)} fill>
      <Loaded query={query}>{() => null}</Loaded>
    </Screen>
  )
}

function TrameRemplie({
  action,
  choix,
}: {
  readonly action: ActionResume
  readonly choix: ChoixTrame
}) {
  const { annee } = useSelection()
  const { params, setParams } = useScreenParams()
  const [isGenerating, { open, close }] = useDisclosure(false)
  const onglet = TABS.find(({ value }) => value === params.get('onglet'))?.value ?? 'bilan'
  const arreteAu = useArreteAu()
  const demande = { actionId: action.id, arreteAu, trame: choix.choisie }
  const query = useBilan(demande)
  // Read apart, so that the form does not wait for the contrôles.
  const { data: found = [] } = useRead('controles:find', demande, { keepsPrevious: true })
  const controles = found.filter(({ code }) => !IN_THE_FORM.has(code))
  return (
    <Screen
      title="Bilan"
      lead={
        <>
          {libellePerimetre(annee, action)}
          <span className={styles.onPaper}>{` · arrêté au ${formatDate(arreteAu)}`}</span>
        </>
      }
      fill
      actions={
        <>
          <OneActionSelect label="Action du bilan" />
          {onglet === 'bilan' || onglet === 'annees' ? (
            <TrameField choix={choix} anneeId={annee.id} />
          ) : null}
          <ArreteAuField />
          {onglet !== 'bilan' ? null : (
            <Button
              size="xs"
              leftSection={<IconFileExport size="1rem" aria-hidden />}
              disabled={query.data === undefined}
              onClick={() => void saveHeld().then((isSaved) => isSaved && open())}
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
      w="17.25rem"
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
          <ControlesPanel actionId={demande.actionId} controles={controles} />
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

/** Parts of the form; Ctrl + Page suivante and Page précédente go to the next and previous part from anywhere. */
function Sommaire({
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

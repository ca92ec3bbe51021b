import { Autocomplete, Button, SegmentedControl } from '@mantine/core'
import { IconFileImport, IconInbox, IconPlus, IconSchool } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { formatCount } from '../../../shared/format.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { call } from '../../app/api.ts'
import { List } from '../../app/List.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo, useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useRead } from '../../app/useRead.ts'
import { fieldErrors, notifyFailure } from '../../app/useWrite.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import fields from '../../ui/Fields.module.css'
import { closePanel } from '../../ui/focus.ts'
import { narrow, readValues } from '../../ui/list.ts'
import { dateOrNone } from '../../ui/parse.ts'
import { Screen } from '../../ui/Screen.tsx'
import { ScreenTabs } from '../../ui/ScreenTabs.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { LongTextField } from '../../ui/TextField.tsx'
import { WriteOutcome } from '../documents/WrittenFile.tsx'
import { ImportsTab } from '../imports/ImportsTab.tsx'
import { ImportView } from '../imports/ImportView.tsx'
import { LISTE_ECOLE } from '../imports/orientations/liste-ecole.tsx'
import { OPENER, useOpenFichier } from '../imports/useOpenFichier.ts'
import { useEtablissementChoices } from '../repertoire/useEtablissementChoices.ts'
import { type Choix, LotPanel, useChoix } from './LotPanel.tsx'
import { NouvelleOrientationPanel } from './OrientationForm.tsx'
import { OrientationPanel } from './OrientationPanel.tsx'
import styles from './Orientations.module.css'
import { choixColumn, orientationList } from './orientation-list.tsx'
import { RetourPanel } from './RetourPanel.tsx'
import { readClasses } from './read-classes.ts'

type Format = Input<'orientations:writeFiche'>['format']

const EMPTY = { etablissement: '', classes: '', retourAvant: '', format: 'xlsx' as Format }

const ONGLETS = ['recues', 'imports', 'fiche'] as const
type Onglet = (typeof ONGLETS)[number]

/** Value of `fiche` in the address for the list that goes back to a school. */
const RETOUR = 'retour'

/** Value of `fiche` in the address for an orientation to enter by hand. */
const NOUVELLE = 'nouvelle'

/** Value of `fiche` in the address for the chosen rows. */
const LOT = 'lot'

const TABS = [
  { value: 'recues', label: 'Reçues' },
  { value: 'imports', label: 'Imports' },
  { value: 'fiche', label: 'Fiche à envoyer' },
] as const

const CONTENTS = { recues: RecuesTab, imports: ImportsTab, fiche: FicheTab } as const

/** The list of orientations, without any filter. */
const TOUTES = { onglet: 'recues', fiche: null, suivi: null, statut: null, ecole: null }

/** Orientations: lists of schools read in, follow-up of each enfant, blank fiche for schools. */
export function OrientationsScreen() {
  const { annee } = useSelection()
  const { setParams } = useScreenParams()
  const { fichier, open, isPending, close, reopen } = useOpenFichier('orientations')
  const addOrientation = () => leave(() => setParams({ onglet: 'recues', fiche: NOUVELLE }))
  return (
    <Screen
      title={fichier === null ? 'Orientations' : 'Importer une liste d’école'}
      lead={fichier === null ? `Année ${libelleAnnee(annee)}` : fichier.nom}
      actions={
        fichier === null ? (
          <>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size="1rem" aria-hidden />}
              onClick={addOrientation}
            >
              Nouvelle orientation
            </Button>
            <Button
              id={OPENER}
              size="xs"
              loading={isPending}
              leftSection={<IconFileImport size="1rem" aria-hidden />}
              onClick={open}
            >
              Importer une liste d’école
            </Button>
          </>
        ) : null
      }
      fill
    >
      {fichier === null ? (
        <Onglets />
      ) : (
        <ImportView
          key={fichier.fichierId}
          description={LISTE_ECOLE}
          fichier={fichier}
          onReopen={reopen}
          onBack={(importId) => {
            close()
            setParams({ ...TOUTES, import: importId })
          }}
          onClose={close}
        />
      )}
    </Screen>
  )
}

function Onglets() {
  const { onglet, choose } = useOnglet()
  const Content = CONTENTS[onglet]
  return (
    <ScreenTabs label="Orientations" tabs={TABS} value={onglet} onChange={choose}>
      <Content />
    </ScreenTabs>
  )
}

/** List of the children proposed with their follow-up, and the open orientation at the right. */
function RecuesTab() {
  const { annee } = useSelection()
  const query = useRead('orientations:findAll', { anneeId: annee.id })
  return (
    <Loaded query={query}>
      {(lignes) =>
        lignes.length === 0 ? (
          <Panes panel={<RecuesPanel lignes={lignes} choix={null} />}>
            <EmptyState
              icon={<IconInbox />}
              title="Aucune orientation cette année"
              advice="Une école vous a envoyé une liste&#8239;? Ouvrez-la avec «&nbsp;Importer une liste d’école&nbsp;». Elle vous parle d’un enfant au téléphone&#8239;? «&nbsp;Nouvelle orientation&nbsp;»."
            />
          </Panes>
        ) : (
          <Liste lignes={lignes} />
        )
      }
    </Loaded>
  )
}

function Liste({ lignes }: { readonly lignes: readonly OrientationLigne[] }) {
  const { params } = useScreenParams()
  const { fiche, open } = useOnglet()
  const asked = params.get('import')
  const list = useMemo(
    () => orientationList(lignes, (id) => leave(() => open(id)), asked),
    [lignes, open, asked],
  )
  const shown = useMemo(
    () => narrow(list, lignes, readValues(list, params)),
    [list, lignes, params],
  )
  const choix = useChoix(shown)
  const withChoix = useMemo(
    () => ({ ...list, columns: [choixColumn(choix.ids, choix.toggle), ...list.columns] }),
    [list, choix.ids, choix.toggle],
  )
  return (
    <div className={styles.liste}>
      <List
        list={withChoix}
        rows={lignes}
        notice={() => <Choisies choix={choix} onOpen={() => leave(() => open(LOT))} />}
        tools={() => (
          <Button
            id="retour-ecole"
            size="xs"
            variant="default"
            leftSection={<IconSchool size="1rem" aria-hidden />}
            onClick={() => leave(() => open(RETOUR))}
          >
            Retour à l’école
          </Button>
        )}
        panel={<RecuesPanel lignes={lignes} choix={choix} />}
        opened={fiche}
        onOpen={({ orientationId }) => leave(() => open(orientationId))}
        empty={() => (
          <EmptyState
            icon={<IconInbox />}
            title="Aucune orientation ne correspond"
            advice="Retirez un filtre pour en voir davantage."
          />
        )}
      />
    </div>
  )
}

/** Panel at the right of the list: one orientation, the chosen ones, a new one, or the list for a school. */
function RecuesPanel({
  lignes,
  choix,
}: {
  readonly lignes: readonly OrientationLigne[]
  /** Null where there is nothing to choose from. */
  readonly choix: Choix | null
}) {
  const { fiche, close } = useOnglet()
  if (fiche === NOUVELLE) return <NouvelleOrientationPanel onClose={() => closePanel(close)} />
  if (fiche === RETOUR) return <RetourPanel lignes={lignes} onClose={close} />
  if (fiche === LOT && choix !== null) return <LotPanel choix={choix} onClose={close} />
  const opened = lignes.find(({ orientationId }) => orientationId === fiche)
  if (opened === undefined) return null
  return (
    <OrientationPanel key={opened.orientationId} ligne={opened} onClose={() => closePanel(close)} />
  )
}

/** Buttons for the chosen rows; nothing while none is chosen. */
function Choisies({ choix, onOpen }: { readonly choix: Choix; readonly onOpen: () => void }) {
  const count = choix.chosen.length
  return (
    <div role="status" className={styles.choisies} hidden={count === 0}>
      <span>{formatCount(count, 'orientation choisie', 'orientations choisies')}</span>
      <Button size="compact-xs" id="noter-lot" onClick={onOpen}>
        Noter une étape ou un retour
      </Button>
      {count < choix.shown ? (
        <Button size="compact-xs" variant="default" onClick={choix.all}>
          Tout choisir ({choix.shown})
        </Button>
      ) : null}
      <Button size="compact-xs" variant="subtle" onClick={choix.none}>
        Ne plus choisir
      </Button>
    </div>
  )
}

/** Tab and panel of the screen, read from the address. */
function useOnglet() {
  const { params, setParams } = useScreenParams()
  const onglet = ONGLETS.find((one) => one === params.get('onglet')) ?? 'recues'
  const choose = useCallback(
    (next: Onglet) => leave(() => setParams({ onglet: next, fiche: null })),
    [setParams],
  )
  const open = useCallback((fiche: string) => setParams({ fiche }), [setParams])
  const close = useCallback(() => setParams({ fiche: null }), [setParams])
  return { onglet, fiche: params.get('fiche'), choose, open, close }
}

/** The blank fiche for a school: filled in and sent back, it is imported as it is. */
function FicheTab() {
  const { annee } = useSelection()
  const ecoles = useEtablissementChoices()
  const [values, setValues] = useState(EMPTY)
  const change = (changes: Partial<typeof EMPTY>) => setValues({ ...values, ...changes })
  const write = useMutation({
    mutationFn: () =>
      call('orientations:writeFiche', {
        anneeId: annee.id,
        format: values.format,
        etablissement: values.etablissement.trim() || null,
        classes: readClasses(values.classes),
        retourAvant: dateOrNone(values.retourAvant),
      }),
    onError: (error) => {
      if (Object.keys(fieldErrors(error)).length === 0) notifyFailure(error)
    },
  })
  const errors = fieldErrors(write.error)
  const classesError = Object.entries(errors).find(([path]) => path.startsWith('classes'))?.[1]
  return (
    <div className={styles.fiche}>
      <form
        className={styles.form}
        aria-label="Fiche à envoyer"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          write.mutate()
        }}
      >
        <p className={styles.lead}>
          Une fiche d’orientation à votre nom, que l’école remplit et vous renvoie : elle s’importe
          ensuite telle quelle.
        </p>
        <div className={fields.pair}>
          <Autocomplete
            label="École"
            description="Facultatif."
            size="xs"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={[...new Set(ecoles.map(({ label }) => label))]}
            value={values.etablissement}
            onChange={(etablissement) => change({ etablissement })}
          />
          <DateTextField
            label="À renvoyer avant le"
            description="Facultatif."
            value={values.retourAvant}
            error={errors.retourAvant}
            onChange={(retourAvant) => change({ retourAvant })}
          />
        </div>
        <LongTextField
          label="Classes"
          description="Facultatif. Une par ligne, avec l’enseignant s’il est connu : « CE2 ; Mme Roy »."
          minRows={3}
          maxRows={10}
          value={values.classes}
          error={classesError}
          onChange={(classes) => change({ classes })}
        />
        <div>
          <SegmentedControl
            aria-label="Format de la fiche"
            size="xs"
            data={[
              { value: 'xlsx', label: 'Tableur (.xlsx), à remplir à l’écran' },
              { value: 'docx', label: 'Document (.docx), à imprimer' },
            ]}
            value={values.format}
            onChange={(format) => change({ format })}
          />
        </div>
        <CriteresProposes />
        <div>
          <Button type="submit" size="xs" loading={write.isPending}>
            Préparer la fiche
          </Button>
        </div>
      </form>
      <WriteOutcome write={{ error: null, data: write.data }} />
    </div>
  )
}

/** The criteria proposed to teachers, with a link to change them. */
function CriteresProposes() {
  const { annee } = useSelection()
  const { data } = useRead('orientations:findReglages', { anneeId: annee.id })
  if (data === undefined) return null
  return (
    <p className={styles.lead}>
      {formatCount(data.criteres.length, 'critère proposé', 'critères proposés')} aux
      enseignants&nbsp;: {data.criteres.map(({ libelle }) => libelle).join(', ')}.{' '}
      <a href={hrefTo('reglages', { section: 'orientations' })}>Modifier les critères</a>
    </p>
  )
}

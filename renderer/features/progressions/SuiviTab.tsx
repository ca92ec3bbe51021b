import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconAdjustments, IconMoodKid, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import {
  NIVEAUX_SUIVI,
  type NiveauSuivi,
  TRIMESTRES,
  type Trimestre,
  trimestreOf,
} from '../../../shared/domain/progression.ts'
import { formatCount } from '../../../shared/format.ts'
import type { Echelle, GrilleSuivi, LigneSuivi } from '../../../shared/ipc/progressions.ipc.ts'
import { LIBELLES_NIVEAU_SUIVI, LIBELLES_TRIMESTRE } from '../../../shared/texts/libelles.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { usePerimetre, useTodayInAnnee } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { usePanel } from '../../app/usePanel.ts'
import { useRead } from '../../app/useRead.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import fiche from '../../ui/Fiche.module.css'
import { AddLine } from '../../ui/FieldGroups.tsx'
import { FieldError, PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Panes, SidePanel } from '../../ui/SidePanel.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Suivi.module.css'
import { Niveau } from './SuiviPart.tsx'
import { gesteOf, nextPlace, type Place } from './suivi-grille.ts'

const PANEL = ['fiche'] as const
const CHOICES = TRIMESTRES.map((one) => ({ value: String(one), label: LIBELLES_TRIMESTRE[one] }))

/** Individual follow-up: a level by enfant and échelle, once a trimestre, entered by keyboard. */
export function SuiviTab() {
  const { params, setParams } = useScreenParams()
  const today = useTodayInAnnee()
  const asked = TRIMESTRES.find((one) => String(one) === params.get('trimestre'))
  const trimestre = asked ?? trimestreOf(today)
  const panel = usePanel(PANEL)
  const query = useRead('progressions:findGrille', { ...usePerimetre(), trimestre })
  return (
    <>
      <div className={styles.head}>
        <SegmentedControl
          size="xs"
          aria-label="Trimestre"
          data={CHOICES}
          value={String(trimestre)}
          onChange={(value) => setParams({ trimestre: value })}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconAdjustments size="1rem" aria-hidden />}
          onClick={() => panel.open({ fiche: 'echelles' })}
        >
          Échelles…
        </Button>
      </div>
      <Loaded query={query}>
        {(grille) => (
          <Panes
            panel={
              panel.params.fiche === 'echelles' ? (
                <EchellesPanel echelles={grille.echelles} onClose={panel.shut} />
              ) : null
            }
          >
            {grille.lignes.length === 0 ? (
              <EmptyState
                icon={<IconMoodKid />}
                title="Aucun enfant inscrit ce trimestre"
                advice="Inscrivez les enfants dans leur action&nbsp;: ils apparaissent ici."
              />
            ) : (
              <Grille key={trimestre} grille={grille} trimestre={trimestre} />
            )}
          </Panes>
        )}
      </Loaded>
    </>
  )
}

function Grille({
  grille: { echelles, lignes },
  trimestre,
}: {
  readonly grille: GrilleSuivi
  readonly trimestre: Trimestre
}) {
  const { anneeId } = usePerimetre()
  const id = useId()
  const [active, setActive] = useState<Place>({ row: 0, col: 0 })
  // Levels being saved, shown over those read.
  const [sent, setSent] = useState<ReadonlyMap<string, NiveauSuivi | null>>(new Map())
  const save = useWrite('progressions:save')
  const grid = useRef<HTMLTableElement>(null)
  const groups = useMemo(() => [...Map.groupBy(lignes, ({ collectif }) => collectif)], [lignes])
  const cellId = ({ row, col }: Place) => `${id}-${row}-${col}`
  const keyOf = (enfantId: string, echelleId: string) => `${enfantId} ${echelleId}`
  const levelOf = (ligne: LigneSuivi, echelleId: string): NiveauSuivi | null => {
    const key = keyOf(ligne.enfantId, echelleId)
    return sent.has(key) ? (sent.get(key) ?? null) : (ligne.niveaux[echelleId] ?? null)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: levels read again replace those being saved
  useEffect(() => {
    if (!save.isPending) setSent(new Map())
  }, [lignes])
  useEffect(() => {
    grid.current
      ?.querySelector(`[id="${cellId(active)}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  const setNiveau = ({ row, col }: Place, niveau: NiveauSuivi | null) => {
    const [ligne, echelle] = [lignes[row], echelles[col]]
    if (ligne === undefined || echelle === undefined) return
    const key = keyOf(ligne.enfantId, echelle.echelleId)
    setSent((before) => new Map([...before, [key, niveau]]))
    const { enfantId } = ligne
    const { echelleId } = echelle
    save.mutate(
      { anneeId, trimestre, enfantId, echelleId, niveau },
      {
        onError: (error) => {
          setSent((before) => new Map([...before].filter(([one]) => one !== key)))
          notifyFailure(error)
        },
      },
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const geste = gesteOf(event.key, active, lignes.length, echelles.length)
    if (geste === null) return
    event.preventDefault()
    if (geste.genre === 'place') {
      setActive(geste.place)
      return
    }
    setNiveau(active, geste.niveau)
    if (geste.niveau !== null) setActive(nextPlace(active, lignes.length, echelles.length))
  }
  const filled = lignes.filter((ligne) =>
    echelles.some(({ echelleId }) => levelOf(ligne, echelleId) !== null),
  ).length
  return (
    <div className={styles.pane}>
      <Quiet>
        <span className={styles.onPaper}>{`${LIBELLES_TRIMESTRE[trimestre]}\u00a0: `}</span>
        {`${filled} sur ${formatCount(lignes.length, 'enfant')}.`}
        <span className={styles.keys}>
          {` Clavier\u00a0: ${NIVEAUX_SUIVI.map((niveau) => `${niveau} ${LIBELLES_NIVEAU_SUIVI[niveau].toLowerCase()}`).join(', ')}\u00a0; Suppr efface, les flèches déplacent.`}
        </span>
      </Quiet>
      <div className={styles.scroller}>
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a grid, on the element that has rows and headings
          role="grid"
          tabIndex={0}
          aria-label={`Suivi individuel, ${LIBELLES_TRIMESTRE[trimestre]}`}
          aria-activedescendant={cellId(active)}
          className={styles.grid}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">Enfant</th>
              {echelles.map(({ echelleId, nom }) => (
                <th key={echelleId} scope="col">
                  {nom}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(([collectif, own]) => (
            <tbody key={collectif ?? ''}>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={echelles.length + 1}>
                  {collectif ?? 'Sans collectif'}
                </th>
              </tr>
              {own.map((ligne) => {
                const row = lignes.indexOf(ligne)
                return (
                  <tr key={ligne.enfantId}>
                    <th scope="row">{ligne.enfant}</th>
                    {echelles.map(({ echelleId, nom }, col) => {
                      const niveau = levelOf(ligne, echelleId)
                      const isActive = active.row === row && active.col === col
                      return (
                        // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
                        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the grid
                        <td
                          key={echelleId}
                          id={cellId({ row, col })}
                          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a td of a grid can be selected
                          role="gridcell"
                          className={styles.cell}
                          data-active={isActive}
                          aria-selected={isActive}
                          aria-label={`${ligne.enfant}, ${nom}\u00a0: ${niveau === null ? 'rien' : LIBELLES_NIVEAU_SUIVI[niveau]}`}
                          onClick={() => {
                            setActive({ row, col })
                            grid.current?.focus()
                          }}
                        >
                          <Niveau niveau={niveau} />
                        </td>
                      )
                    })}
                  </tr>
                )
              })}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  )
}

/** The scales of the follow-up: renamed, added, put aside. */
function EchellesPanel({
  echelles,
  onClose,
}: {
  readonly echelles: readonly Echelle[]
  readonly onClose: () => void
}) {
  const form = useFlatForm({
    channel: 'progressions:saveEchelles',
    sujet: null,
    initial: {
      echelles: echelles.map(({ echelleId, nom }, key) => ({
        key,
        echelleId: echelleId as string | null,
        nom,
      })),
    },
    toInput: (values) => ({
      echelles: values.echelles.map(({ echelleId, nom }) => ({ echelleId, nom })),
    }),
    onSaved: onClose,
  })
  const { value, errors, onChange } = form
  const replace = (index: number, nom: string) =>
    onChange({
      echelles: value.echelles.map((one, rank) => (rank === index ? { ...one, nom } : one)),
    })
  return (
    <SidePanel
      id="echelles"
      title="Échelles du suivi"
      about="echelles"
      onClose={() => leave(onClose)}
    >
      <div className={fiche.body}>
        <PanelForm
          title="Échelles du suivi"
          isTitled={false}
          isPending={form.isPending}
          onSubmit={form.send}
          onCancel={() => leave(onClose)}
        >
          <Quiet block>
            Ce qu’on observe pour chaque enfant, une fois par trimestre. Une échelle retirée garde
            ce qui y a été saisi.
          </Quiet>
          <div className={styles.echelles}>
            {value.echelles.map(({ key, nom }, index) => (
              <div key={key} className={styles.echelle}>
                <TextField
                  label={`Échelle ${index + 1}`}
                  maxLength={200}
                  value={nom}
                  error={errors[`echelles.${index}.nom`]}
                  onChange={(typed) => replace(index, typed)}
                />
                <ActionIcon
                  variant="subtle"
                  color="red"
                  mt="1.5rem"
                  aria-label={`Retirer l’échelle ${nom}`}
                  disabled={value.echelles.length === 1}
                  onClick={() =>
                    onChange({ echelles: value.echelles.filter((_, rank) => rank !== index) })
                  }
                >
                  <IconTrash size="1rem" aria-hidden />
                </ActionIcon>
              </div>
            ))}
          </div>
          <AddLine
            onClick={() =>
              onChange({
                echelles: [
                  ...value.echelles,
                  {
                    key: Math.max(...value.echelles.map((one) => one.key)) + 1,
                    echelleId: null,
                    nom: '',
                  },
                ],
              })
            }
          >
            Ajouter une échelle
          </AddLine>
          <FieldError text={errors.echelles} />
        </PanelForm>
      </div>
    </SidePanel>
  )
}

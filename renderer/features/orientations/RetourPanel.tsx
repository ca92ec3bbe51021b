import { Button, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { libelleAnnee } from '../../../shared/dates.ts'
import { formatEnfant } from '../../../shared/domain/homonyme.ts'
import { formatCount, formatDate, frCollator } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { useSaveKey } from '../../ui/keys.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrTyped } from '../../ui/parse.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import styles from './Orientations.module.css'
import { byClasse, classeText, statutTexts } from './orientation-list.tsx'

/** Panel that prints the answers for a chosen school, then offers to note that it was told. */
export function RetourPanel({
  lignes,
  onClose,
}: {
  readonly lignes: readonly OrientationLigne[]
  readonly onClose: () => void
}) {
  const { params } = useScreenParams()
  const ecoles = ecolesOf(lignes)
  const [chosen, setChosen] = useState(params.get('ecole'))
  const ecole = ecoles.find(({ value }) => value === chosen) ?? ecoles[0] ?? null
  const [printing, setPrinting] = useState(false)
  const [printed, setPrinted] = useState<string | null>(null)
  const enfants = lignes.filter(({ etablissementId }) => etablissementId === ecole?.value)
  return (
    <SidePanel id="retour" title="Retour à l’école" about="retour" onClose={onClose}>
      {ecole === null ? (
        <p>
          <Quiet>Aucune orientation ne dit son école.</Quiet>
        </p>
      ) : (
        <div className={styles.panel}>
          <PanelForm
            title="Retour à l’école"
            isTitled={false}
            submit="Imprimer la liste"
            isPending={false}
            onSubmit={() => setPrinting(true)}
            onCancel={onClose}
          >
            <Select
              label="École"
              size="xs"
              data={ecoles}
              value={ecole.value}
              onChange={setChosen}
            />
            <Quiet block>
              {formatCount(enfants.length, 'enfant')}, avec la réponse donnée à chacun. Imprimer ne
              note rien.
            </Quiet>
          </PanelForm>
          {printed === ecole.value ? (
            <EcoleInformee
              key={ecole.value}
              ecole={ecole.label}
              lignes={enfants}
              onDone={onClose}
            />
          ) : null}
        </div>
      )}
      {printing && ecole !== null ? (
        <RetourImprime
          ecole={ecole.label}
          lignes={enfants}
          onPrinted={() => {
            setPrinting(false)
            setPrinted(ecole.value)
          }}
        />
      ) : null}
    </SidePanel>
  )
}

/** Schools of the orientations listed, in order of name. */
const ecolesOf = (lignes: readonly OrientationLigne[]) =>
  [...new Map(lignes.map((ligne) => [ligne.etablissementId, ligne.etablissement]))]
    .flatMap(([value, label]) => (value === null || label === null ? [] : [{ value, label }]))
    .sort((a, b) => frCollator.compare(a.label, b.label))

/** Form shown once the list is printed: the day it was handed over, for all its children at once. */
function EcoleInformee({
  ecole,
  lignes,
  onDone,
}: {
  readonly ecole: string
  readonly lignes: readonly OrientationLigne[]
  readonly onDone: () => void
}) {
  const { contexte } = useSelection()
  const { value, errors, onChange, send, isPending } = useFlatForm({
    channel: 'orientations:saveSuivis',
    sujet: null,
    initial: { retourEcole: formatDate(contexte.today) },
    toInput: ({ retourEcole }) => ({
      orientationIds: lignes.map(({ orientationId }) => orientationId),
      etape: null,
      place: null,
      retourEcole: dateOrTyped(retourEcole),
    }),
    onSaved: () => {
      notifications.show({ message: 'Enregistré.' })
      onDone()
    },
  })
  const ref = useSaveKey(send)
  return (
    <form
      ref={ref}
      className={styles.place}
      aria-label="Liste remise à l’école"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
    >
      <p role="status">
        La liste est-elle remise à {ecole}&#8239;? Notez-le pour{' '}
        {formatCount(lignes.length, 'enfant')}.
      </p>
      <DateTextField
        label="École informée le"
        value={value.retourEcole}
        error={errors.retourEcole}
        onChange={(retourEcole) => onChange({ retourEcole })}
      />
      <Button type="submit" size="xs" variant="light" loading={isPending}>
        Noter que l’école est informée
      </Button>
    </form>
  )
}

/** Answers about the enfants of one school, printed in place of the window, never shown on screen. */
function RetourImprime({
  ecole,
  lignes,
  onPrinted,
}: {
  readonly ecole: string
  readonly lignes: readonly OrientationLigne[]
  readonly onPrinted: () => void
}) {
  const { contexte, annee } = useSelection()
  // biome-ignore lint/correctness/useExhaustiveDependencies: prints once, however often it renders
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted)
    window.print()
    return () => window.removeEventListener('afterprint', onPrinted)
  }, [])
  return createPortal(
    <div className={styles.page} data-feuille="retour-ecole">
      <p className={styles.structure}>{contexte.structure?.nom ?? ''}</p>
      <h1 className={styles.title}>Accompagnement à la scolarité (Clas) {libelleAnnee(annee)}</h1>
      <p>
        Enfants orientés par <strong>{ecole}</strong>, au {formatDate(contexte.today)} :
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Enfant</th>
            <th scope="col">Classe</th>
            <th scope="col">Orienté le</th>
            <th scope="col">Réponse</th>
          </tr>
        </thead>
        <tbody>
          {lignes.toSorted(byClasse).map((ligne) => (
            <tr key={ligne.orientationId}>
              <th scope="row">{formatEnfant(ligne)}</th>
              <td>{classeText(ligne)}</td>
              <td>{formatDate(ligne.date)}</td>
              <td>{reponseText(ligne)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>,
    document.body,
  )
}

/** Answer about one enfant: « Accord de la famille le 12/10/2021, sur liste d’attente ». */
function reponseText(ligne: OrientationLigne): string {
  if (ligne.statut === 'recue') return 'Pas encore de réponse'
  const attend = ligne.statut === 'accord' && ligne.inscription === 'liste-attente'
  return `${statutTexts(ligne).join(' ')}${attend ? ', sur liste d’attente' : ''}`
}

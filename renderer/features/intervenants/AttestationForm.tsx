import { Select } from '@mantine/core'
import { useState } from 'react'
import type { CategorieTotal } from '../../../shared/domain/heures.ts'
import { STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { formatDate, formatDuree, formatMois, formatPersonne } from '../../../shared/format.ts'
import type { IntervenantFiche } from '../../../shared/ipc/intervenants.ipc.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { useSelection, useTodayInAnnee } from '../../app/selection.tsx'
import { DateTextField } from '../../ui/DateTextField.tsx'
import styles from '../../ui/PanelForm.module.css'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { PrintedPage } from '../../ui/PrintedPage.tsx'
import { dateRefusal, finRefusal, parseDateFr } from '../../ui/parse.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { categorieText } from '../heures/lignes-heures.ts'
import { type Attestation, attestationOf, type Demande } from './attestation.ts'

/** Form of a statement of hours: its statut and période, then printing. */
export function AttestationForm({
  fiche,
  onDone,
}: {
  readonly fiche: IntervenantFiche
  readonly onDone: () => void
}) {
  const { annee } = useSelection()
  const held = STATUTS.filter((one) => fiche.statuts.some(({ statut }) => statut === one))
  const [statut, setStatut] = useState<Statut>(
    held.includes('benevole') ? 'benevole' : (held[0] ?? 'benevole'),
  )
  const [debut, setDebut] = useState(formatDate(annee.debut))
  const [fin, setFin] = useState(formatDate(useTodayInAnnee()))
  const [printed, setPrinted] = useState<Demande | null>(null)
  const demande = readDemande(statut, debut, fin)
  const attestation = demande === null ? null : attestationOf(fiche, demande)
  return (
    <PanelForm
      title="Attestation d’heures"
      submit="Imprimer l’attestation"
      isPending={false}
      onSubmit={() => setPrinted(demande)}
      onCancel={onDone}
    >
      <Select
        label="Heures données comme"
        size="xs"
        data={(held.length === 0 ? STATUTS : held).map((one) => ({
          value: one,
          label: LIBELLES_STATUT[one],
        }))}
        value={statut}
        onChange={(next) => next !== null && setStatut(next as Statut)}
      />
      <div className={styles.pairs}>
        <DateTextField label="Du" value={debut} error={dateRefusal(debut)} onChange={setDebut} />
        <DateTextField label="Au" value={fin} error={finRefusal(debut, fin)} onChange={setFin} />
      </div>
      <output>
        <Quiet>
          {attestation === null
            ? 'Corrigez la période pour voir le total.'
            : `Total de la période\u00a0: ${formatDuree(attestation.total)}.`}
        </Quiet>
      </output>
      {printed === null || attestation === null ? null : (
        <AttestationImprimee
          fiche={fiche}
          demande={printed}
          attestation={attestation}
          onPrinted={() => setPrinted(null)}
        />
      )}
    </PanelForm>
  )
}

function readDemande(statut: Statut, debut: string, fin: string): Demande | null {
  const [first, last] = [parseDateFr(debut), parseDateFr(fin)]
  return first === null || last === null || last < first
    ? null
    : { statut, debut: first, fin: last }
}

/** The statement of hours on paper. */
function AttestationImprimee({
  fiche,
  demande: { statut, debut, fin },
  attestation,
  onPrinted,
}: {
  readonly fiche: IntervenantFiche
  readonly demande: Demande
  readonly attestation: Attestation
  readonly onPrinted: () => void
}) {
  const { contexte } = useSelection()
  const structure = contexte.structure?.nom ?? ''
  return (
    <PrintedPage
      structure={structure}
      title="Attestation d’heures"
      signatures={['Nom, qualité et signature']}
      onPrinted={onPrinted}
    >
      <p>
        {structure} atteste que <strong>{formatPersonne(fiche)}</strong> a donné, comme{' '}
        {LIBELLES_STATUT[statut].toLowerCase()}, {formatDuree(attestation.total)} à l’accompagnement
        à la scolarité (Clas) du {formatDate(debut)} au {formatDate(fin)}.
      </p>
      <Detail attestation={attestation} />
    </PrintedPage>
  )
}

function Detail({ attestation }: { readonly attestation: Attestation }) {
  const { categories, mois, totaux, total } = attestation
  const cells = (minutes: Readonly<Partial<Record<CategorieTotal, number>>>) =>
    categories.map((one) => (
      <td key={one}>{minutes[one] === undefined ? '' : formatDuree(minutes[one])}</td>
    ))
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Mois</th>
          {categories.map((one) => (
            <th key={one} scope="col">
              {categorieText(one)}
            </th>
          ))}
          <th scope="col">Total</th>
        </tr>
      </thead>
      <tbody>
        {mois.map((line) => (
          <tr key={line.mois}>
            <th scope="row">{formatMois(line.mois)}</th>
            {cells(line.minutes)}
            <td>{formatDuree(line.total)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          {cells(totaux)}
          <td>{formatDuree(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

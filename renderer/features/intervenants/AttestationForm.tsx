import { Select } from '@mantine/core'
import { useState } from 'react'
import { STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { formatDate, formatDuree } from '../../../shared/format.ts'
import type { IntervenantFiche } from '../../../shared/ipc/intervenants.ipc.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { useTodayInAnnee } from '../../app/useTodayInAnnee.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import styles from '../../ui/PanelForm.module.css'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { parseDateFr } from '../../ui/parse-date.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { AttestationImprimee } from './AttestationImprimee.tsx'
import { attestationOf, type Demande } from './attestation.ts'

const UNREADABLE = 'Cette date n’existe pas\u00a0: écrivez-la ainsi, 28/09/2021.'

/** What the statement is about, then the printer. */
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
        <DateTextField
          label="Du"
          value={debut}
          error={parseDateFr(debut) === null ? UNREADABLE : undefined}
          onChange={setDebut}
        />
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

function finRefusal(debut: string, fin: string): string | undefined {
  const [first, last] = [parseDateFr(debut), parseDateFr(fin)]
  if (last === null) return UNREADABLE
  return first !== null && last < first ? 'La fin vient avant le début.' : undefined
}

import { Select } from '@mantine/core'
import { useState } from 'react'
import { formatCount, frCollator } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { useScreenParams } from '../../app/router.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { EcoleInformee } from './EcoleInformee.tsx'
import styles from './Orientations.module.css'
import { RetourImprime } from './RetourImprime.tsx'

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

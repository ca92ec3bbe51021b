import { Select } from '@mantine/core'
import { useState } from 'react'
import { formatCount, frCollator } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/suivi-orientations.ipc.ts'
import { useScreenParams } from '../../app/router.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { EcoleInformee } from './EcoleInformee.tsx'
import styles from './Orientations.module.css'
import { RetourImprime } from './RetourImprime.tsx'

/** Chooses the school to which what became of its children is told, prints, then offers to note it. */
export function RetourPanel({
  lignes,
  onClose,
}: {
  readonly lignes: readonly OrientationLigne[]
  readonly onClose: () => void
}) {
  const { params } = useScreenParams()
  const ecoles = [...new Set(lignes.flatMap(({ etablissement }) => etablissement ?? []))].sort(
    frCollator.compare,
  )
  const asked = params.get('ecole')
  const [ecole, setEcole] = useState(ecoles.find((one) => one === asked) ?? ecoles[0] ?? null)
  const [printing, setPrinting] = useState(false)
  const [printed, setPrinted] = useState<string | null>(null)
  const enfants = lignes.filter(({ etablissement }) => etablissement === ecole)
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
              allowDeselect={false}
              data={ecoles}
              value={ecole}
              onChange={setEcole}
            />
            <Quiet block>
              {formatCount(enfants.length, 'enfant')}, avec la réponse donnée à chacun. Imprimer ne
              note rien.
            </Quiet>
          </PanelForm>
          {printed === ecole ? (
            <EcoleInformee key={ecole} ecole={ecole} lignes={enfants} onDone={onClose} />
          ) : null}
        </div>
      )}
      {printing && ecole !== null ? (
        <RetourImprime
          ecole={ecole}
          lignes={enfants}
          onPrinted={() => {
            setPrinting(false)
            setPrinted(ecole)
          }}
        />
      ) : null}
    </SidePanel>
  )
}

import { Select } from '@mantine/core'
import { STATUTS_ORIENTATION } from '../../../shared/domain/listes.ts'
import { formatDate, formatPersonne } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { LIBELLES_ORIENTATION } from '../../../shared/texts/libelles.ts'
import { hrefTo } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'
import { useWrite } from '../../app/useWrite.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { errorOf, useFicheForm } from '../rencontres/useFicheForm.ts'
import { dateOrTyped } from '../rencontres/useRencontreDates.ts'
import { Details } from './Details.tsx'
import styles from './Orientations.module.css'
import { attenteText, classeText } from './orientation-columns.tsx'

/** One orientation: what the school said, where it stands, and when the school was told. */
export function OrientationPanel({
  ligne,
  onClose,
}: {
  readonly ligne: OrientationLigne
  readonly onClose: () => void
}) {
  const initial = {
    statut: ligne.statut,
    retourEcole: ligne.retourEcole === null ? '' : formatDate(ligne.retourEcole),
  }
  const { values, errors, change, ends } = useFicheForm(initial, onClose)
  const save = useWrite('orientations:setStatut')
  const submit = () => {
    const typed = values.retourEcole.trim()
    const retourEcole = typed === '' ? null : dateOrTyped(typed)
    save.mutate({ orientationId: ligne.orientationId, statut: values.statut, retourEcole }, ends)
  }
  return (
    <SidePanel
      id="fiche"
      title={formatPersonne(ligne)}
      about={ligne.orientationId}
      onClose={() => leave(onClose)}
    >
      <div className={styles.panel}>
        <Details rows={detailsOf(ligne)} />
        {ligne.enfantId === null ? null : (
          <a href={hrefTo('enfants', { enfant: ligne.enfantId })}>Ouvrir la fiche de l’enfant</a>
        )}
        <PanelForm
          title={formatPersonne(ligne)}
          isTitled={false}
          submit="Enregistrer"
          isPending={save.isPending}
          onSubmit={submit}
          onCancel={() => leave(onClose)}
        >
          <Select
            label="Statut"
            size="xs"
            allowDeselect={false}
            data={STATUTS_ORIENTATION.map((value) => ({
              value,
              label: LIBELLES_ORIENTATION[value],
            }))}
            value={values.statut}
            onChange={(statut) => statut !== null && change({ statut })}
          />
          <DateTextField
            label="École informée le"
            description="Le jour où vous avez dit à l’école ce qu’il en est."
            value={values.retourEcole}
            error={errorOf(errors, 'retourEcole')}
            onChange={(retourEcole) => change({ retourEcole })}
          />
        </PanelForm>
      </div>
    </SidePanel>
  )
}

const detailsOf = (ligne: OrientationLigne) => [
  { terme: 'Reçue le', texte: formatDate(ligne.date) },
  { terme: 'Sans réponse depuis', texte: attenteText(ligne) },
  { terme: 'École', texte: ligne.etablissement },
  { terme: 'Classe', texte: classeText(ligne) },
  { terme: 'Enseignant', texte: ligne.enseignant },
  { terme: 'Objectif', texte: ligne.objectif },
  { terme: 'Accord des parents', texte: accordText(ligne.accordParental) },
  { terme: 'Vient de', texte: ligne.source },
]

function accordText(accord: string | null): string | null {
  if (accord === null) return null
  if (accord === 'oui') return 'Oui'
  if (accord === 'non') return 'Non'
  return `Oui, le ${formatDate(accord)}`
}

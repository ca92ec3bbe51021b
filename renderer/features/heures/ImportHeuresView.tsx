import type { ApercuHeures, PreviewHeures } from '../../../shared/domain/import-heures.ts'
import { formatCount } from '../../../shared/format.ts'
import type { FichierOuvert } from '../../../shared/ipc/imports.ipc.ts'
import { ImportConfirm } from '../imports/ImportConfirm.tsx'
import { ImportDone } from '../imports/ImportDone.tsx'
import { ImportFlow } from '../imports/ImportFlow.tsx'
import { LignesImport } from '../imports/LignesImport.tsx'
import { ImportHeuresReglages } from './ImportHeuresReglages.tsx'
import { LigneHeuresPanel } from './LigneHeuresPanel.tsx'
import {
  ECARTEE_HEURES_COLUMNS,
  INTERVENANT,
  LIGNE_HEURES_COLUMNS,
  statutMontre,
} from './ligne-import-columns.tsx'
import { QuiEtQuoi } from './QuiEtQuoi.tsx'
import { type ImportHeures, idOfLigne, useImportHeures } from './useImportHeures.ts'
import { VOCABULAIRE_HEURES } from './vocabulaire-heures.ts'

/** A spreadsheet of hours before it is imported: who, what for, what would be done; nothing is written yet. */
export function ImportHeuresView({
  fichier,
  onClose,
}: {
  readonly fichier: FichierOuvert
  readonly onClose: () => void
}) {
  const saisie = useImportHeures(fichier.fichierId)
  return (
    <ImportFlow
      saisie={saisie}
      vocabulaire={VOCABULAIRE_HEURES}
      doneOf={(done: PreviewHeures) => (
        <ImportDone
          fichier={fichier.nom}
          done={done}
          words={{
            title: 'Heures importées',
            back: 'Voir les heures',
            advice: 'gardez-en la liste pour les revoir avec qui a rempli le tableur.',
          }}
          who={INTERVENANT}
          copy={ECARTEE_HEURES_COLUMNS}
          onBack={onClose}
          onClose={onClose}
        />
      )}
      onClose={onClose}
    >
      {(apercu, onDone, onGiveUp) => (
        <Apercu apercu={apercu} saisie={saisie} onDone={onDone} onGiveUp={onGiveUp} />
      )}
    </ImportFlow>
  )
}

function Apercu({
  apercu,
  saisie,
  onDone,
  onGiveUp,
}: {
  readonly apercu: ApercuHeures
  readonly saisie: ImportHeures
  readonly onDone: (done: PreviewHeures) => void
  readonly onGiveUp: () => void
}) {
  const { lignes, feuilles, aDire } = apercu
  const count = lignes.filter(({ statut }) => statut === 'nouveau').length
  return (
    <>
      <ImportHeuresReglages aDire={aDire} saisie={saisie} />
      <QuiEtQuoi apercu={apercu} saisie={saisie} />
      <LignesImport
        label="Lignes du tableur"
        lignes={lignes}
        who={INTERVENANT}
        columns={LIGNE_HEURES_COLUMNS}
        minWidth={71}
        idOf={idOfLigne}
        statutOf={statutMontre}
        confirm={
          <ImportConfirm
            channel="heures:import"
            saisie={saisie}
            count={count}
            label={`Importer ${formatCount(count, 'ligne d’heures', 'lignes d’heures')}`}
            onDone={onDone}
            onClose={onGiveUp}
          />
        }
        panelOf={(ligne, close) => (
          <LigneHeuresPanel
            ligne={ligne}
            colonnes={feuilles.find(({ nom }) => nom === ligne.feuille)?.colonnes ?? {}}
            saisie={saisie}
            onClose={close}
          />
        )}
      />
    </>
  )
}

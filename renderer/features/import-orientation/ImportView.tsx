import { useCallback } from 'react'
import type {
  ApercuImport,
  LigneApercu,
  PreviewImport,
  StatutLigne,
} from '../../../shared/domain/import-orientation.ts'
import { formatCount } from '../../../shared/format.ts'
import type { FichierOuvert } from '../../../shared/ipc/imports.ipc.ts'
import { useScreenParams } from '../../app/router.ts'
import { ImportConfirm } from '../imports/ImportConfirm.tsx'
import { ImportDone } from '../imports/ImportDone.tsx'
import { ImportFlow } from '../imports/ImportFlow.tsx'
import styles from '../imports/Imports.module.css'
import { LignesImport } from '../imports/LignesImport.tsx'
import type { StatutMontre } from '../imports/statut-ligne.tsx'
import { DecideAll } from './DecideAll.tsx'
import { ImportReglages } from './ImportReglages.tsx'
import { LignePanel } from './LignePanel.tsx'
import { ECARTEE_COLUMNS, ENFANT, LIGNE_COLUMNS } from './ligne-columns.tsx'
import { type ImportListe, idOfLigne, useImportListe } from './useImportListe.ts'
import { VOCABULAIRE_ELEVES } from './vocabulaire-eleves.ts'

/** The list of orientations, without any filter. */
const TOUTES = { onglet: 'recues', fiche: null, suivi: null, statut: null, ecole: null }

/** A school's file before it is imported: what is read, what would be done; nothing is written yet. */
export function ImportView({
  fichier,
  onClose,
}: {
  readonly fichier: FichierOuvert
  readonly onClose: () => void
}) {
  const liste = useImportListe(fichier.fichierId)
  const { setParams } = useScreenParams()
  const showThem = (importId: string | null) => () => {
    onClose()
    setParams({ ...TOUTES, import: importId })
  }
  return (
    <ImportFlow
      saisie={liste}
      vocabulaire={VOCABULAIRE_ELEVES}
      doneOf={(done: PreviewImport) => (
        <ImportDone
          fichier={fichier.nom}
          done={done}
          words={{
            title: 'Liste importée',
            back: 'Voir les orientations',
            advice: 'gardez-en la liste pour les revoir avec l’école.',
          }}
          who={ENFANT}
          copy={ECARTEE_COLUMNS}
          onBack={showThem(done.importId)}
          onClose={onClose}
        />
      )}
      onClose={onClose}
    >
      {(apercu, onDone, onGiveUp) => (
        <Apercu apercu={apercu} liste={liste} onDone={onDone} onGiveUp={onGiveUp} />
      )}
    </ImportFlow>
  )
}

/** What the button does, and to the children of which rows. */
const CONFIRM: Readonly<
  Record<ApercuImport['genre'], { readonly verb: string; readonly statuts: readonly StatutLigne[] }>
> = {
  orientations: { verb: 'Importer', statuts: ['nouveau', 'a-completer', 'connu'] },
  responsables: { verb: 'Compléter', statuts: ['a-completer'] },
}

function Apercu({
  apercu: { genre, feuilles, lignes },
  liste,
  onDone,
  onGiveUp,
}: {
  readonly apercu: ApercuImport
  readonly liste: ImportListe
  readonly onDone: (done: PreviewImport) => void
  readonly onGiveUp: () => void
}) {
  const { choixOf } = liste
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a row is called changes with the decisions alone
  const statutOf = useCallback(
    (ligne: LigneApercu): StatutMontre =>
      choixOf(ligne)?.kind === 'ignorer' ? 'ignoree' : ligne.statut,
    [liste.demande],
  )
  const mayBeNew = genre === 'orientations'
  const { verb, statuts } = CONFIRM[genre]
  const count = lignes.filter(({ statut }) => statuts.includes(statut)).length
  return (
    <>
      {mayBeNew ? (
        <ImportReglages liste={liste} />
      ) : (
        <p className={styles.lead}>
          Liste de responsables&nbsp;: elle complète les familles des enfants que vous connaissez et
          ne propose aucune orientation.
        </p>
      )}
      <LignesImport
        label="Lignes du fichier"
        lignes={lignes}
        who={ENFANT}
        columns={LIGNE_COLUMNS}
        minWidth={57.5}
        idOf={idOfLigne}
        statutOf={statutOf}
        confirm={
          <ImportConfirm
            channel="orientations:import"
            saisie={liste}
            count={count}
            label={`${verb} ${formatCount(count, 'enfant')}`}
            onDone={onDone}
            onClose={onGiveUp}
          />
        }
        panelOf={(ligne, close) => (
          <LignePanel
            ligne={ligne}
            statut={statutOf(ligne)}
            mayBeNew={mayBeNew}
            colonnes={feuilles.find(({ nom }) => nom === ligne.feuille)?.colonnes ?? {}}
            liste={liste}
            onClose={close}
          />
        )}
      >
        <DecideAll
          lignes={lignes.filter((ligne) => statutOf(ligne) === 'ambigu')}
          mayBeNew={mayBeNew}
          liste={liste}
        />
      </LignesImport>
    </>
  )
}

import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ApercuImport, PreviewImport } from '../../../shared/domain/import-orientation.ts'
import type { FichierOuvert } from '../../../shared/ipc/imports.ipc.ts'
import { describeError } from '../../app/describe-error.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'
import { useUnsaved } from '../../app/useUnsaved.ts'
import { closePanel } from '../../ui/close-panel.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { ImportDone } from '../imports/ImportDone.tsx'
import styles from '../imports/Imports.module.css'
import { StatutFilters } from '../imports/StatutFilters.tsx'
import type { StatutMontre } from '../imports/statut-ligne.tsx'
import { ColonnesView } from './ColonnesView.tsx'
import { DecideAll } from './DecideAll.tsx'
import { FeuillesLues, REVOIR } from './FeuillesLues.tsx'
import { ImportConfirm } from './ImportConfirm.tsx'
import { ImportReglages } from './ImportReglages.tsx'
import { LignePanel } from './LignePanel.tsx'
import { ecarteeColumns, enfantText, ligneColumns } from './ligne-columns.tsx'
import { type ImportListe, idOfLigne, useImportListe } from './useImportListe.ts'

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
  const [done, setDone] = useState<PreviewImport | null>(null)
  useUnsaved(done === null && liste.isTouched)
  const { setParams } = useScreenParams()
  const showThem = (importId: string | null) => () => {
    onClose()
    setParams({ ...TOUTES, import: importId })
  }
  if (done !== null) {
    return (
      <ImportDone
        fichier={fichier.nom}
        done={done}
        words={{
          title: 'Liste importée',
          back: 'Voir les orientations',
          advice: 'gardez-en la liste pour les revoir avec l’école.',
        }}
        who={{ header: 'Enfant', text: enfantText }}
        copy={ecarteeColumns}
        onBack={showThem(done.importId)}
        onClose={onClose}
      />
    )
  }
  if (liste.query.isError) {
    return (
      <ErrorState {...describeError(liste.query.error)}>
        <div className={styles.after}>
          <Button size="xs" variant="default" onClick={onClose}>
            Choisir un autre fichier
          </Button>
        </div>
      </ErrorState>
    )
  }
  return (
    <Loaded query={liste.query}>
      {(apercu) => (
        <Apercu apercu={apercu} liste={liste} onDone={setDone} onClose={() => leave(onClose)} />
      )}
    </Loaded>
  )
}

function Apercu({
  apercu,
  liste,
  onDone,
  onClose,
}: {
  readonly apercu: ApercuImport
  readonly liste: ImportListe
  readonly onDone: (done: PreviewImport) => void
  readonly onClose: () => void
}) {
  // Without any sheet that is understood, there is nothing else to look at.
  const [isMapping, setIsMapping] = useState(apercu.feuilles.length === 0)
  const [statut, setStatut] = useState<StatutMontre | null>(null)
  const [ouverte, setOuverte] = useState<string | null>(null)
  const { choixOf } = liste
  const statutOf = (ligne: ApercuImport['lignes'][number]): StatutMontre =>
    choixOf(ligne)?.kind === 'ignorer' ? 'ignoree' : ligne.statut
  const shown = apercu.lignes.filter((ligne) => statut === null || statutOf(ligne) === statut)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a row is called changes with the decisions alone
  const columns = useMemo(() => ligneColumns(statutOf, setOuverte), [liste.demande])
  const opened = apercu.lignes.find((ligne) => idOfLigne(ligne) === ouverte)
  if (isMapping) {
    const showLignes = () => {
      setIsMapping(false)
      // Once the button is back.
      requestAnimationFrame(() => document.getElementById(REVOIR)?.focus())
    }
    return <ColonnesView apercu={apercu} liste={liste} onSeen={showLignes} onClose={onClose} />
  }
  return (
    <div className={styles.liste}>
      <FeuillesLues apercu={apercu} onReview={() => setIsMapping(true)} />
      {apercu.genre === 'responsables' ? (
        <p className={styles.lead}>
          Liste de responsables : elle complète les familles des enfants que vous connaissez et ne
          propose aucune orientation.
        </p>
      ) : (
        <ImportReglages liste={liste} />
      )}
      <div className={styles.tools}>
        <StatutFilters statuts={apercu.lignes.map(statutOf)} value={statut} onChange={setStatut} />
        <ImportConfirm apercu={apercu} liste={liste} onDone={onDone} onClose={onClose} />
      </div>
      <DecideAll
        lignes={apercu.lignes.filter((l) => statutOf(l) === 'ambigu')}
        mayBeNew={apercu.genre === 'orientations'}
        liste={liste}
      />
      <Panes
        panel={
          opened === undefined ? null : (
            <LignePanel
              key={ouverte}
              ligne={opened}
              statut={statutOf(opened)}
              mayBeNew={apercu.genre === 'orientations'}
              colonnes={apercu.feuilles.find(({ nom }) => nom === opened.feuille)?.colonnes ?? {}}
              liste={liste}
              onClose={() => closePanel(() => setOuverte(null))}
            />
          )
        }
      >
        <DataTable
          label="Lignes du fichier"
          rows={shown}
          columns={columns}
          idOf={idOfLigne}
          minWidth={57.5}
          onOpen={(ligne) => setOuverte(idOfLigne(ligne))}
          opened={ouverte}
        />
      </Panes>
    </div>
  )
}

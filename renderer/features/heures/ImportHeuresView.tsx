import { Button, Group } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ApercuHeures, PreviewHeures } from '../../../shared/domain/import-heures.ts'
import { formatCount } from '../../../shared/format.ts'
import type { FichierOuvert } from '../../../shared/ipc/imports.ipc.ts'
import { describeError } from '../../app/describe-error.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { leave } from '../../app/unsaved.ts'
import { useUnsaved } from '../../app/useUnsaved.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { closePanel } from '../../ui/close-panel.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { ImportDone } from '../imports/ImportDone.tsx'
import styles from '../imports/Imports.module.css'
import { StatutFilters } from '../imports/StatutFilters.tsx'
import type { StatutMontre } from '../imports/statut-ligne.tsx'
import { ImportHeuresReglages } from './ImportHeuresReglages.tsx'
import { LigneHeuresPanel } from './LigneHeuresPanel.tsx'
import {
  ecarteeHeuresColumns,
  intervenantText,
  ligneImportColumns,
  statutMontre,
} from './ligne-import-columns.tsx'
import { QuiEtQuoi } from './QuiEtQuoi.tsx'
import { type ImportHeures, idOfLigne, useImportHeures } from './useImportHeures.ts'

/** A spreadsheet of hours before it is imported: who, what for, what would be done; nothing is written yet. */
export function ImportHeuresView({
  fichier,
  onClose,
}: {
  readonly fichier: FichierOuvert
  readonly onClose: () => void
}) {
  const saisie = useImportHeures(fichier.fichierId)
  const [done, setDone] = useState<PreviewHeures | null>(null)
  useUnsaved(done === null && saisie.isTouched)
  if (done !== null) {
    return (
      <ImportDone
        fichier={fichier.nom}
        done={done}
        words={{
          title: 'Heures importées',
          back: 'Voir les heures',
          advice: 'gardez-en la liste pour les revoir avec qui a rempli le tableur.',
        }}
        who={{ header: 'Intervenant', text: intervenantText }}
        copy={ecarteeHeuresColumns}
        onBack={onClose}
        onClose={onClose}
      />
    )
  }
  if (saisie.query.isError) {
    return (
      <ErrorState {...describeError(saisie.query.error)}>
        <div className={styles.after}>
          <Button size="xs" variant="default" onClick={onClose}>
            Choisir un autre fichier
          </Button>
        </div>
      </ErrorState>
    )
  }
  return (
    <Loaded query={saisie.query}>
      {(apercu) => (
        <Apercu apercu={apercu} saisie={saisie} onDone={setDone} onClose={() => leave(onClose)} />
      )}
    </Loaded>
  )
}

type ApercuProps = {
  readonly apercu: ApercuHeures
  readonly saisie: ImportHeures
  readonly onDone: (done: PreviewHeures) => void
  readonly onClose: () => void
}

function Apercu({ apercu, saisie, onDone, onClose }: ApercuProps) {
  const [statut, setStatut] = useState<StatutMontre | null>(null)
  const [ouverte, setOuverte] = useState<string | null>(null)
  const columns = useMemo(() => ligneImportColumns(setOuverte), [])
  const shown = apercu.lignes.filter((ligne) => statut === null || statutMontre(ligne) === statut)
  const opened = apercu.lignes.find((ligne) => idOfLigne(ligne) === ouverte)
  return (
    <div className={styles.liste}>
      <ImportHeuresReglages aDire={apercu.aDire} saisie={saisie} />
      <QuiEtQuoi apercu={apercu} saisie={saisie} />
      <div className={styles.tools}>
        <StatutFilters
          statuts={apercu.lignes.map(statutMontre)}
          value={statut}
          onChange={setStatut}
        />
        <Confirm apercu={apercu} saisie={saisie} onDone={onDone} onClose={onClose} />
      </div>
      <Panes
        panel={
          opened === undefined ? null : (
            <LigneHeuresPanel
              key={ouverte}
              ligne={opened}
              colonnes={apercu.feuilles.find(({ nom }) => nom === opened.feuille)?.colonnes ?? {}}
              saisie={saisie}
              onClose={() => closePanel(() => setOuverte(null))}
            />
          )
        }
      >
        <DataTable
          label="Lignes du tableur"
          rows={shown}
          columns={columns}
          idOf={idOfLigne}
          minWidth={70}
          onOpen={(ligne) => setOuverte(idOfLigne(ligne))}
          opened={ouverte}
        />
      </Panes>
    </div>
  )
}

function Confirm({ apercu, saisie, onDone, onClose }: ApercuProps) {
  const write = useWrite('heures:import')
  const count = apercu.lignes.filter(({ statut }) => statut === 'nouveau').length
  return (
    <Group gap="xs" wrap="nowrap">
      <Button size="xs" variant="subtle" onClick={onClose}>
        Renoncer
      </Button>
      <Button
        size="xs"
        loading={write.isPending}
        disabled={count === 0 || saisie.query.isFetching}
        onClick={() => write.mutate(saisie.demande, { onSuccess: onDone, onError: notifyFailure })}
      >
        Importer {formatCount(count, 'ligne d’heures', 'lignes d’heures')}
      </Button>
    </Group>
  )
}

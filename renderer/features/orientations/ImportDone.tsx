import { Button, Group } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { LigneImport, PreviewImport } from '../../../shared/domain/import-orientation.ts'
import { formatCount } from '../../../shared/format.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { comptesText, countStatuts } from '../imports/comptes-text.ts'
import { StatutTag } from '../imports/statut-ligne.tsx'
import { useUndoImport } from '../imports/useUndoImport.ts'
import { ecarteeColumns, enfantText, messagesText } from './ligne-columns.tsx'
import styles from './Orientations.module.css'

/** What the import did, the rows that it left out, and the way back. */
export function ImportDone({
  done,
  onClose,
}: {
  readonly done: PreviewImport
  readonly onClose: () => void
}) {
  const { importId, lignes } = done
  const undo = useUndoImport(onClose)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const ecartees = lignes.filter(({ statut }) => statut === 'ambigu' || statut === 'erreur')
  return (
    <div className={styles.liste}>
      <div className={styles.done} role="status">
        <IconCircleCheck size="1.5rem" aria-hidden />
        <h2 ref={title} tabIndex={-1}>
          {importId === null ? 'Rien de neuf dans ce fichier' : 'Liste importée'}
        </h2>
        <span>{comptesText(countStatuts(lignes))}</span>
        <Group gap="xs">
          {importId === null ? null : (
            <Button
              size="xs"
              variant="default"
              loading={undo.isPending}
              onClick={() => undo.run(importId)}
            >
              Annuler l’import
            </Button>
          )}
          <Button size="xs" onClick={onClose}>
            Voir les orientations
          </Button>
        </Group>
      </div>
      {ecartees.length === 0 ? null : (
        <>
          <div className={styles.tools}>
            <span className={styles.grow}>
              {formatCount(ecartees.length, 'ligne laissée de côté', 'lignes laissées de côté')} :
              copiez-les pour les revoir avec l’école.
            </span>
            <TableMenu columns={ecarteeColumns} rows={ecartees} />
          </div>
          <DataTable
            label="Lignes laissées de côté"
            rows={ecartees.map((ligne, rang) => ({ ...ligne, rang }))}
            columns={COLUMNS}
            idOf={({ rang }) => String(rang)}
            minWidth="40rem"
          />
        </>
      )}
    </div>
  )
}

const COLUMNS = [
  { id: 'ligne', header: 'Ligne', width: '5rem', cell: ({ ligne }: LigneImport) => ligne },
  {
    id: 'statut',
    header: 'Statut',
    width: '8.5rem',
    cell: ({ statut }: LigneImport) => <StatutTag statut={statut} />,
  },
  { id: 'enfant', header: 'Enfant', width: '13rem', isRowHeader: true, cell: enfantText },
  { id: 'messages', header: 'Remarques', cell: messagesText },
]

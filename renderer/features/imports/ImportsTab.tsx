import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { formatCount } from '../../../shared/format.ts'
import type { ImportLigne } from '../../../shared/ipc/imports.ipc.ts'
import { LIBELLES_IMPORT } from '../../../shared/texts/libelles.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { formatMoment } from '../../texts/dates.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ListHead } from '../../ui/ListHead.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from '../orientations/Orientations.module.css'
import { comptesText } from './comptes-text.ts'
import { useImports } from './useImports.ts'
import { useUndoImport } from './useUndoImport.ts'

/** The files that were imported, of every kind; each can be taken back whole. */
export function ImportsTab() {
  const query = useImports()
  return (
    <Loaded query={query}>
      {(imports) =>
        imports.length === 0 ? (
          <EmptyState
            icon={<IconFileImport />}
            title="Aucun fichier importé cette année"
            advice="Ouvrez un fichier reçu d’une école avec « Importer une liste d’école » : rien n’est enregistré avant que vous l’ayez relu."
          />
        ) : (
          <div className={styles.liste}>
            <ListHead count={formatCount(imports.length, 'import')} />
            <DataTable
              label="Fichiers importés"
              rows={imports}
              columns={COLUMNS}
              idOf={({ importId }) => importId}
              minWidth={50}
            />
          </div>
        )
      }
    </Loaded>
  )
}

const COLUMNS = [
  {
    id: 'fichier',
    header: 'Fichier',
    isRowHeader: true,
    sortBy: ({ fichier }: ImportLigne) => fichier,
    cell: ({ fichier }: ImportLigne) => fichier,
  },
  {
    id: 'genre',
    header: 'Contenu',
    width: '10rem',
    sortBy: ({ genre }: ImportLigne) => LIBELLES_IMPORT[genre],
    cell: ({ genre }: ImportLigne) => LIBELLES_IMPORT[genre],
  },
  {
    id: 'date',
    header: 'Importé le',
    width: '10rem',
    sortBy: ({ importeLe }: ImportLigne) => importeLe,
    cell: ({ importeLe }: ImportLigne) => formatMoment(importeLe),
  },
  {
    id: 'comptes',
    header: 'Lignes',
    cell: ({ comptes }: ImportLigne) => comptesText(comptes),
  },
  {
    id: 'annuler',
    header: 'État',
    width: '11rem',
    cell: (ligne: ImportLigne) => <Annuler ligne={ligne} />,
  },
]

function Annuler({ ligne }: { readonly ligne: ImportLigne }) {
  const undo = useUndoImport()
  if (ligne.annuleLe !== null) return <Quiet>Annulé</Quiet>
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={undo.isPending}
      aria-label={`Annuler l’import de ${ligne.fichier}`}
      onClick={() => undo.run(ligne.importId)}
    >
      Annuler l’import
    </Button>
  )
}

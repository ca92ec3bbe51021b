import { Button } from '@mantine/core'
import { IconArrowBackUp, IconFileImport } from '@tabler/icons-react'
import { formatCount } from '../../../shared/format.ts'
import type { ImportLigne } from '../../../shared/ipc/imports.ipc.ts'
import { LIBELLES_IMPORT } from '../../../shared/texts/libelles.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { formatMoment } from '../../texts/dates.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ListHead } from '../../ui/ListHead.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { comptesText } from './comptes-text.ts'
import styles from './Imports.module.css'
import { RefusAnnulation, useUndoImport } from './undo-import.tsx'

/** Files imported, of every kind; each import can be undone whole. */
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
          <Historique imports={imports} />
        )
      }
    </Loaded>
  )
}

/** The files imported in the année, of every kind, latest first. */
export function useImports() {
  const { annee } = useSelection()
  return useRead('imports:findAll', { anneeId: annee.id })
}

/** Table of the imports, each with its number of rows and the button that undoes it. */
export function Historique({ imports }: { readonly imports: readonly ImportLigne[] }) {
  const { run, pending, refus, closeRefus } = useUndoImport()
  const columns = [
    ...COLUMNS,
    {
      id: 'etat',
      header: 'État',
      width: '11rem',
      cell: (ligne: ImportLigne) => <Etat ligne={ligne} pending={pending} onUndo={run} />,
    },
  ]
  return (
    <div className={styles.liste}>
      <ListHead count={formatCount(imports.length, 'import')} />
      {refus === null ? null : <RefusAnnulation refus={refus} onClose={closeRefus} />}
      <DataTable
        label="Fichiers importés"
        rows={imports}
        columns={columns}
        idOf={({ importId }) => importId}
        minWidth={50}
      />
    </div>
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
]

/** « Annulé » with its date, or the button that undoes the import. */
function Etat({
  ligne,
  pending,
  onUndo,
}: {
  readonly ligne: ImportLigne
  readonly pending: string | null
  readonly onUndo: (importId: string) => void
}) {
  if (ligne.annuleLe !== null) {
    return (
      <>
        <Tag icon={<IconArrowBackUp size="0.875rem" aria-hidden />}>Annulé</Tag>{' '}
        <Quiet block>le {formatMoment(ligne.annuleLe)}</Quiet>
      </>
    )
  }
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={pending === ligne.importId}
      aria-label={`Annuler l’import de ${ligne.fichier}`}
      onClick={() => onUndo(ligne.importId)}
    >
      Annuler l’import
    </Button>
  )
}

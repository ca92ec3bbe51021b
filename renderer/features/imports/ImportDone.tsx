import { Button, Group } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { formatCount } from '../../../shared/format.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { SaveListe } from '../documents/SaveListe.tsx'
import { comptesText, countStatuts, type Mots } from './comptes-text.ts'
import styles from './Imports.module.css'
import { type Ligne, messagesText, StatutTag, type Who } from './ligne.tsx'
import { RefusAnnulation, useUndoImport } from './undo-import.tsx'

/** Result of an import: counts, rows left out, and the buttons to undo or go back. */
export function ImportDone<L extends Ligne>({
  fichier,
  done,
  words,
  who,
  copy,
  onBack,
  onClose,
}: {
  /** Name of the file. */
  readonly fichier: string
  readonly done: { readonly importId: string | null; readonly lignes: readonly L[] }
  readonly words: {
    readonly title: string
    /** Label of the button that goes to the imported records. */
    readonly back: string
    /** Advice about the rows left out. */
    readonly advice: string
    /** Words of the counts, where a row is no enfant. */
    readonly mots?: Mots
  }
  readonly who: Who<L>
  /** Columns of the rows left out, for a spreadsheet. */
  readonly copy: readonly CopyColumn<L>[]
  /** Goes to the imported records. */
  readonly onBack: () => void
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
          {words.title}
        </h2>
        <span>{comptesText(countStatuts(lignes), words.mots)}</span>
        <Group gap="xs">
          {importId === null ? null : (
            <Button
              size="xs"
              variant="default"
              loading={undo.pending !== null}
              onClick={() => undo.run(importId)}
            >
              Annuler l’import
            </Button>
          )}
          <Button size="xs" onClick={onBack}>
            {words.back}
          </Button>
        </Group>
      </div>
      {undo.refus === null ? null : (
        <RefusAnnulation refus={undo.refus} onClose={undo.closeRefus} />
      )}
      {ecartees.length === 0 ? null : (
        <>
          <div className={styles.tools}>
            <span className={styles.grow}>
              {formatCount(ecartees.length, 'ligne laissée de côté', 'lignes laissées de côté')}
              &nbsp;: {words.advice}
            </span>
            <SaveListe
              titre={`Lignes non importées de ${fichier.replace(/\.\w+$/, '')}`}
              columns={copy}
              rows={ecartees}
            />
            <TableMenu columns={copy} rows={ecartees} />
          </div>
          <DataTable
            label="Lignes laissées de côté"
            rows={ecartees.map((ligne, rang) => ({ ligne, rang }))}
            columns={columnsOf(who)}
            idOf={({ rang }) => String(rang)}
            minWidth={40}
          />
        </>
      )}
    </div>
  )
}

type Row<L> = { readonly ligne: L }

const columnsOf = <L extends Ligne>(who: Who<L>) => [
  { id: 'ligne', header: 'Ligne', width: '5rem', cell: ({ ligne }: Row<L>) => ligne.ligne },
  {
    id: 'statut',
    header: 'Statut',
    width: '8.5rem',
    cell: ({ ligne }: Row<L>) => <StatutTag statut={ligne.statut} />,
  },
  {
    id: 'who',
    header: who.header,
    width: '13rem',
    isRowHeader: true,
    cell: ({ ligne }: Row<L>) => who.text(ligne),
  },
  { id: 'messages', header: 'Remarques', cell: ({ ligne }: Row<L>) => messagesText(ligne) },
]

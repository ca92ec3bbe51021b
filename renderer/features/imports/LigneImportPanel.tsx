import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { CaseForm } from './CaseForm.tsx'
import styles from './Imports.module.css'
import type { PanelProps } from './ImportView.tsx'
import { type Ligne, MessagesList, StatutTag } from './ligne.tsx'
import { correctionsOf, type SaidOfFile, withCorrection } from './said.ts'

/** Panel of one row of any file: reason of its statut, questions about it (`children`), cells to correct. */
export function LigneImportPanel<S extends SaidOfFile, A, L extends Ligne>({
  saisie: { said, say },
  ligne,
  statut,
  colonnes,
  pourquoi,
  onClose,
  nom,
  textOf,
  children,
}: Omit<PanelProps<S, A, L>, 'apercu'> & {
  /** Name of the person that the row is about. */
  readonly nom: string
  /** Text that a correction starts from: the cell's own text when it could not be read, else the value read. */
  readonly textOf: (champ: string) => string
  readonly children: ReactNode
}) {
  return (
    <SidePanel
      id="ligne"
      title={`Ligne ${ligne.ligne}\u00a0: ${nom}`}
      lead={<StatutTag statut={statut} />}
      about={`${ligne.feuille} ${ligne.ligne} ${ligne.rang ?? 0}`}
      isWide
      onClose={onClose}
    >
      <div className={styles.panel}>
        <MessagesList messages={ligne.messages} />
        {pourquoi}
        {children}
        <CaseForm
          colonnes={colonnes}
          messages={ligne.messages}
          corrections={correctionsOf(said, ligne)}
          textOf={textOf}
          onCorrect={(champ, texte) => say((before) => withCorrection(before, ligne, champ, texte))}
        />
      </div>
    </SidePanel>
  )
}

/** Button that leaves the row out of the import, or takes it back. */
export function IgnorerLigne({
  isIgnoree,
  onChange,
}: {
  readonly isIgnoree: boolean
  readonly onChange: (isIgnoree: boolean) => void
}) {
  return (
    <div className={styles.choices}>
      <Button
        size="xs"
        variant={isIgnoree ? 'default' : 'subtle'}
        onClick={() => onChange(!isIgnoree)}
      >
        {isIgnoree ? 'Revenir sur ce choix' : 'Ignorer cette ligne'}
      </Button>
    </div>
  )
}

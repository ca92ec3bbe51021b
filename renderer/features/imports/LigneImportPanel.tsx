import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Correction, MessageLigne } from '../../../shared/domain/import-orientation.ts'
import { SidePanel } from '../../ui/SidePanel.tsx'
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

/** Form that corrects one cell of a row, for this import alone: the file is not changed. */
function CaseForm({
  colonnes,
  messages,
  corrections,
  textOf,
  onCorrect,
}: {
  /** Headers of the file, by the champ that they give. */
  readonly colonnes: Readonly<Record<string, string>>
  readonly messages: readonly MessageLigne[]
  /** Corrections of this row. */
  readonly corrections: readonly Pick<Correction, 'champ' | 'texte'>[]
  /** Current text of the cell. */
  readonly textOf: (champ: string) => string
  /** Corrects the cell; null takes back the text of the file. */
  readonly onCorrect: (champ: string, texte: string | null) => void
}) {
  const champs = Object.keys(colonnes)
  const wrong = champs.find((champ) => messages.some(({ colonne }) => colonne === colonnes[champ]))
  const [champ, setChamp] = useState(wrong ?? champs[0] ?? '')
  const [texte, setTexte] = useState(() => textOf(champ))
  const choose = (next: string) => {
    setChamp(next)
    setTexte(textOf(next))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onCorrect(champ, texte)
  }
  return (
    <form className={styles.correction} aria-label="Corriger une case" onSubmit={submit}>
      <Select
        label="Case à corriger"
        size="xs"
        data={champs.map((one) => ({ value: one, label: colonnes[one] ?? one }))}
        value={champ}
        onChange={(next) => next !== null && choose(next)}
      />
      <TextInput
        label="Ce qu’il faut lire"
        size="xs"
        value={texte}
        onChange={(event) => setTexte(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" size="xs" variant="default">
          Corriger
        </Button>
      </div>
      {corrections.map((one) => (
        <div key={one.champ} className={styles.corrected}>
          <span>
            {colonnes[one.champ] ?? one.champ} → «&nbsp;{one.texte}&nbsp;»
          </span>
          <Button size="compact-xs" variant="subtle" onClick={() => onCorrect(one.champ, null)}>
            Reprendre le fichier
          </Button>
        </div>
      ))}
    </form>
  )
}

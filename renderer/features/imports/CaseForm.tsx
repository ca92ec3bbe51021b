import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Correction, MessageLigne } from '../../../shared/domain/import-orientation.ts'
import styles from './Imports.module.css'

/** Form that corrects one cell of a row, for this import alone: the file is not changed. */
export function CaseForm({
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

import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { LigneApercu } from '../../../shared/domain/import-orientation.ts'
import { champText } from './champ-text.ts'
import { naissanceText } from './ligne-columns.tsx'
import styles from './Orientations.module.css'
import type { ImportListe } from './useImportListe.ts'

/** Writes over one cell of the row, for this import alone: the school's file stays as it is. */
export function CorrectionForm({
  ligne,
  colonnes,
  liste,
}: {
  readonly ligne: LigneApercu
  readonly colonnes: Readonly<Record<string, string>>
  readonly liste: ImportListe
}) {
  const champs = Object.keys(colonnes)
  const wrong = champs.find((champ) =>
    ligne.messages.some(({ colonne }) => colonne === colonnes[champ]),
  )
  const [champ, setChamp] = useState(wrong ?? champs[0] ?? '')
  const [texte, setTexte] = useState(() => textOf(ligne, champ))
  const choose = (next: string) => {
    setChamp(next)
    setTexte(textOf(ligne, next))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    liste.correct(ligne, champ, texte)
  }
  return (
    <form className={styles.correction} aria-label="Corriger une case" onSubmit={submit}>
      <Select
        label="Case à corriger"
        size="xs"
        allowDeselect={false}
        data={champs.map((one) => ({ value: one, label: colonnes[one] ?? champText(one) }))}
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
      {liste.correctionsOf(ligne).map((one) => (
        <div key={one.champ} className={styles.corrected}>
          <span>
            {colonnes[one.champ] ?? champText(one.champ)} → « {one.texte} »
          </span>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => liste.correct(ligne, one.champ, null)}
          >
            Reprendre le fichier
          </Button>
        </div>
      ))}
    </form>
  )
}

/** What was typed there when it could not be read, else what was read, where the row says it as a text. */
function textOf({ enfant, inscription, bruts }: LigneApercu, champ: string): string {
  const texts: Readonly<Record<string, string | null>> = {
    nom: enfant.nom,
    prenom: enfant.prenom,
    dateNaissance: naissanceText(enfant),
    sexe: enfant.sexe,
    classe: inscription.classe,
    niveau: inscription.niveau,
    enseignant: inscription.enseignant,
    etablissement: inscription.etablissement,
    objectif: inscription.objectif,
  }
  return bruts[champ] ?? texts[champ] ?? ''
}

import type { LigneApercu } from '../../../shared/domain/import-orientation.ts'
import { CaseForm } from '../imports/CaseForm.tsx'
import { naissanceText } from './ligne-columns.tsx'
import type { ImportListe } from './useImportListe.ts'

/** Writes over one cell of a child's row. */
export function CorrectionForm({
  ligne,
  colonnes,
  liste,
}: {
  readonly ligne: LigneApercu
  readonly colonnes: Readonly<Record<string, string>>
  readonly liste: ImportListe
}) {
  return (
    <CaseForm
      colonnes={colonnes}
      messages={ligne.messages}
      corrections={liste.correctionsOf(ligne)}
      textOf={(champ) => textOf(ligne, champ)}
      onCorrect={(champ, texte) => liste.correct(ligne, champ, texte)}
    />
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

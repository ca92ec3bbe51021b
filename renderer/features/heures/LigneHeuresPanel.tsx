import { Button } from '@mantine/core'
import { formatDureeSaisie } from '../../../shared/domain/duree.ts'
import type { LigneApercuHeures } from '../../../shared/domain/import-heures.ts'
import { formatDate } from '../../../shared/format.ts'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { CaseForm } from '../imports/CaseForm.tsx'
import styles from '../imports/Imports.module.css'
import { MessagesList } from '../imports/MessagesList.tsx'
import { StatutTag } from '../imports/statut-ligne.tsx'
import { intervenantText, statutMontre } from './ligne-import-columns.tsx'
import type { ImportHeures } from './useImportHeures.ts'

/** One row of the spreadsheet: why it is what it is, and what the person says of it. */
export function LigneHeuresPanel({
  ligne,
  colonnes,
  saisie,
  onClose,
}: {
  readonly ligne: LigneApercuHeures
  readonly colonnes: Readonly<Record<string, string>>
  readonly saisie: ImportHeures
  readonly onClose: () => void
}) {
  const isIgnoree = saisie.isIgnoree(ligne)
  return (
    <SidePanel
      id="ligne"
      title={`Ligne ${ligne.ligne}\u00a0: ${intervenantText(ligne)}`}
      lead={<StatutTag statut={statutMontre(ligne)} />}
      about={`${ligne.feuille} ${ligne.ligne}`}
      isWide
      onClose={onClose}
    >
      <div className={styles.panel}>
        <MessagesList messages={ligne.messages} />
        <div className={styles.choices}>
          <Button
            size="xs"
            variant={isIgnoree ? 'default' : 'subtle'}
            onClick={() => saisie.ignore(ligne, !isIgnoree)}
          >
            {isIgnoree ? 'Revenir sur ce choix' : 'Ignorer cette ligne'}
          </Button>
        </div>
        <CaseForm
          colonnes={colonnes}
          messages={ligne.messages}
          corrections={saisie.correctionsOf(ligne)}
          textOf={(champ) => textOf(ligne, champ)}
          onCorrect={(champ, texte) => saisie.correct(ligne, champ, texte)}
        />
      </div>
    </SidePanel>
  )
}

/** What was typed where it could not be read, else what was read there. */
function textOf(ligne: LigneApercuHeures, champ: string): string {
  const { intervenant, date, minutes, categorieLue, action, note, bruts } = ligne
  const duree = minutes === null ? null : formatDureeSaisie(minutes)
  const texts: Readonly<Record<string, string | null>> = {
    nom: intervenant.nom,
    prenom: intervenant.prenom,
    date: date === null ? null : formatDate(date),
    duree,
    heures: duree,
    minutes: minutes === null ? null : String(minutes),
    categorie: categorieLue,
    action,
    note,
  }
  return bruts[champ] ?? texts[champ] ?? ''
}

import { Button } from '@mantine/core'
import { formatDureeSaisie } from '../../../../shared/domain/duree.ts'
import type { ApercuHeures, LigneApercuHeures } from '../../../../shared/domain/import-heures.ts'
import { formatDate } from '../../../../shared/format.ts'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { CaseForm } from '../CaseForm.tsx'
import styles from '../Imports.module.css'
import type { PanelProps } from '../ImportView.tsx'
import { MessagesList, StatutTag } from '../ligne.tsx'
import { correctionsOf, withCorrection } from '../said.ts'
import { intervenantText } from './ligne-import-columns.tsx'
import { isIgnoree, type SaidOfHeures, withIgnorees } from './said.ts'

/** One row of the spreadsheet: why it is what it is, and what the person says of it. */
export function LigneHeuresPanel({
  saisie: { said, say },
  ligne,
  statut,
  colonnes,
  pourquoi,
  onClose,
}: PanelProps<SaidOfHeures, ApercuHeures, LigneApercuHeures>) {
  const isLeftOut = isIgnoree(said, ligne)
  return (
    <SidePanel
      id="ligne"
      title={`Ligne ${ligne.ligne}\u00a0: ${intervenantText(ligne)}`}
      lead={<StatutTag statut={statut} />}
      about={`${ligne.feuille} ${ligne.ligne}`}
      isWide
      onClose={onClose}
    >
      <div className={styles.panel}>
        <MessagesList messages={ligne.messages} />
        {pourquoi}
        <div className={styles.choices}>
          <Button
            size="xs"
            variant={isLeftOut ? 'default' : 'subtle'}
            onClick={() => say((before) => withIgnorees(before, [ligne], !isLeftOut))}
          >
            {isLeftOut ? 'Revenir sur ce choix' : 'Ignorer cette ligne'}
          </Button>
        </div>
        <CaseForm
          colonnes={colonnes}
          messages={ligne.messages}
          corrections={correctionsOf(said, ligne)}
          textOf={(champ) => textOf(ligne, champ)}
          onCorrect={(champ, texte) => say((before) => withCorrection(before, ligne, champ, texte))}
        />
      </div>
    </SidePanel>
  )
}

/** The text that a correction starts from: what the cell holds when it could not be read, else what was read. */
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

import type { ApercuHeures, LigneApercuHeures } from '../../../../shared/domain/import-heures.ts'
import { formatDate, formatDuree } from '../../../../shared/format.ts'
import type { PanelProps } from '../ImportView.tsx'
import { IgnorerLigne, LigneImportPanel } from '../LigneImportPanel.tsx'
import { intervenantText } from './ligne-import-columns.tsx'
import { isIgnoree, type SaidOfHeures, withIgnorees } from './said.ts'

/** Panel of one row of a table of hours: reason of its statut, and the user's answers. */
export function LigneHeuresPanel(props: PanelProps<SaidOfHeures, ApercuHeures, LigneApercuHeures>) {
  const { saisie, ligne } = props
  return (
    <LigneImportPanel
      {...props}
      nom={intervenantText(ligne)}
      textOf={(champ) => textOf(ligne, champ)}
    >
      <IgnorerLigne
        isIgnoree={isIgnoree(saisie.said, ligne)}
        onChange={(ignored) => saisie.say((before) => withIgnorees(before, [ligne], ignored))}
      />
    </LigneImportPanel>
  )
}

/** Text that a correction starts from: the cell's own text when it could not be read, else the value read. */
function textOf(ligne: LigneApercuHeures, champ: string): string {
  const { intervenant, date, minutes, categorieLue, action, note, bruts } = ligne
  const duree = minutes === null ? null : formatDuree(minutes)
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

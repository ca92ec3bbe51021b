import { Button, Select, Switch } from '@mantine/core'
import type { Correspondance, FeuilleFichier } from '../../../../shared/domain/correspondance.ts'
import { ColonnesTable } from './ColonnesTable.tsx'
import styles from './Correspondances.module.css'
import { ValeursTable } from './ValeursTable.tsx'
import type { VocabulaireImport } from './vocabulaire.ts'

/** How one sheet of a file is read, to be said otherwise; each choice is the file read anew, nothing is written. */
export function CorrespondanceForm({
  feuille,
  dite,
  vocabulaire,
  onRead,
}: {
  readonly feuille: FeuilleFichier
  /** What the person said of it that is not read yet, if anything. */
  readonly dite: Correspondance | null
  readonly vocabulaire: VocabulaireImport
  /** null: as its titles tell, or as the last time. */
  readonly onRead: (lue: Correspondance | null) => void
}) {
  const lue = dite === null || dite.colonnes === null ? feuille.lue : dite
  const isLeftOut = (dite ?? lue).ligneEntete === null
  const isRead = !isLeftOut && (feuille.origine !== 'aucune' || dite !== null)
  const leaveOut = { ...lue, ligneEntete: null, colonnes: null, valeurs: [] }
  return (
    <div className={styles.form}>
      <div className={styles.tools}>
        <Switch
          size="xs"
          label="Lire cette feuille"
          checked={isRead}
          onChange={({ currentTarget: { checked } }) => {
            if (!checked) onRead(leaveOut)
            else onRead(feuille.origine === 'aucune' ? feuille.lue : null)
          }}
        />
        {isLeftOut ? null : (
          <LigneTitres
            feuille={feuille}
            onChange={(ligneEntete) => onRead({ ...lue, ligneEntete, colonnes: null })}
          />
        )}
        {dite === null || isLeftOut ? null : (
          <Button size="compact-xs" variant="subtle" onClick={() => onRead(null)}>
            Revenir à la lecture proposée
          </Button>
        )}
      </div>
      {isLeftOut ? null : (
        <>
          <ColonnesTable
            colonnes={feuille.colonnes}
            lue={lue}
            vocabulaire={vocabulaire}
            onChange={onRead}
          />
          <ValeursTable
            valeurs={feuille.valeurs.filter(({ champ }) => vocabulaire.codesOf(champ) !== null)}
            lue={lue}
            vocabulaire={vocabulaire}
            onChange={onRead}
          />
        </>
      )}
    </div>
  )
}

function LigneTitres({
  feuille: { lue, lignesTitres },
  onChange,
}: {
  readonly feuille: FeuilleFichier
  readonly onChange: (ligne: number) => void
}) {
  const lignes = lignesTitres.map(({ ligne, texte }) => ({
    value: String(ligne),
    label: `Ligne ${ligne}\u00a0: ${texte}`,
  }))
  return (
    <Select
      label="Les titres sont à la"
      size="xs"
      className={styles.titres}
      data={[...lignes, { value: '0', label: 'Aucune ligne de titres' }]}
      value={String(lue.ligneEntete ?? '')}
      onChange={(ligne) => ligne !== null && onChange(Number(ligne))}
    />
  )
}

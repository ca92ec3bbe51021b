import { Button, Select, Switch } from '@mantine/core'
import {
  type ColonneFichier,
  type Correspondance,
  cleValeur,
  type FeuilleFichier,
  type ValeurInconnue,
} from '../../../../shared/domain/correspondance.ts'
import { capitalised, formatCount } from '../../../../shared/format.ts'
import { Quiet } from '../../../ui/Quiet.tsx'
import styles from './Correspondances.module.css'
import type { VocabulaireImport } from './vocabulaire.ts'
import { withColonne, withValeur } from './vocabulaire.ts'

/** The form that changes how one sheet is read. Each choice shows the preview again; nothing is written. */
export function CorrespondanceForm({
  feuille,
  dite,
  vocabulaire,
  onRead,
}: {
  readonly feuille: FeuilleFichier
  /** Correspondance that the user asked for; null when she asked for none. The preview may not show it yet. */
  readonly dite: Correspondance | null
  readonly vocabulaire: VocabulaireImport
  /** Reads the sheet so; null reads it by its titles, or as the last time. */
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
  // Line 0: titles that Cartable put above a pasted list, which has none.
  const own = lignesTitres.filter(({ ligne }) => ligne > 0)
  const lignes = own.map(({ ligne, texte }) => ({
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

/** A Select takes no null among its choices. */
const IGNOREE = 'ignoree'

/** Every column of the sheet with a few values and the champ that it is read as. */
function ColonnesTable({
  colonnes,
  lue,
  vocabulaire,
  onChange,
}: {
  readonly colonnes: readonly ColonneFichier[]
  readonly lue: Correspondance
  readonly vocabulaire: VocabulaireImport
  readonly onChange: (lue: Correspondance) => void
}) {
  const champs = new Map((lue.colonnes ?? []).map(({ index, champ }) => [index, champ]))
  return (
    <table className={styles.table} aria-label="Colonnes du fichier">
      <thead>
        <tr>
          <th scope="col">Colonne du fichier</th>
          <th scope="col">Exemples</th>
          <th scope="col">Ce qu’elle contient</th>
        </tr>
      </thead>
      <tbody>
        {colonnes.map((colonne) => (
          <tr key={colonne.index} data-unread={!champs.has(colonne.index) || undefined}>
            <th scope="row">{colonne.entete}</th>
            <td>
              <Quiet>{colonne.exemples.join(' · ')}</Quiet>
            </td>
            <td>
              {colonne.isJamais ? (
                <Quiet>Jamais conservée</Quiet>
              ) : (
                <Contenu
                  colonne={colonne}
                  champ={champs.get(colonne.index) ?? null}
                  vocabulaire={vocabulaire}
                  onChange={(champ) => onChange(withColonne(lue, colonne.index, champ))}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Contenu({
  colonne,
  champ,
  vocabulaire: { champsOf, champText },
  onChange,
}: {
  readonly colonne: ColonneFichier
  readonly champ: string | null
  readonly vocabulaire: VocabulaireImport
  readonly onChange: (champ: string | null) => void
}) {
  const groups = champsOf(colonne)
  const isListed = groups.some(({ items }) => items.some(({ value }) => value === champ))
  const own = champ === null || isListed ? [] : [{ value: champ, label: champText(champ) }]
  return (
    <Select
      aria-label={`Contenu de «\u00a0${colonne.entete}\u00a0»`}
      size="xs"
      searchable
      nothingFoundMessage="Rien de ce nom"
      data={[
        { value: IGNOREE, label: 'Ignorer cette colonne' },
        ...own,
        ...groups.map(({ group, items }) => ({ group, items: [...items] })),
      ]}
      value={champ ?? IGNOREE}
      onChange={(value) => onChange(value === IGNOREE ? null : value)}
    />
  )
}

/** A Select takes no null among its choices. */
const RIEN = 'rien'

/** Codes of the file that are not understood, with their number of rows, to be explained; absent when there is none. */
function ValeursTable({
  valeurs,
  lue,
  vocabulaire: { champText, codesOf, rienText },
  onChange,
}: {
  readonly valeurs: readonly ValeurInconnue[]
  readonly lue: Correspondance
  readonly vocabulaire: VocabulaireImport
  readonly onChange: (lue: Correspondance) => void
}) {
  if (valeurs.length === 0) return null
  return (
    <section className={styles.valeurs}>
      <h3>Valeurs à expliquer</h3>
      <p>
        <Quiet>
          Ces mots du fichier ne sont pas ceux de Cartable&nbsp;: dites ce qu’ils veulent dire.
        </Quiet>
      </p>
      <table className={styles.table} aria-label="Valeurs à expliquer">
        <thead>
          <tr>
            <th scope="col">Dans le fichier</th>
            <th scope="col">Où</th>
            <th scope="col">Ce que cela veut dire</th>
          </tr>
        </thead>
        <tbody>
          {valeurs.map(({ champ, texte, nombre }) => (
            <tr key={`${champ} ${texte}`}>
              <th scope="row">{texte}</th>
              <td>
                <Quiet>
                  {capitalised(champText(champ))}, {formatCount(nombre, 'fois', 'fois')}
                </Quiet>
              </td>
              <td>
                <Select
                  aria-label={`Sens de «\u00a0${texte}\u00a0» (${champText(champ)})`}
                  size="xs"
                  searchable
                  clearable
                  clearButtonProps={{ 'aria-label': `Ne rien dire de «\u00a0${texte}\u00a0»` }}
                  placeholder="Non compris"
                  data={[...(codesOf(champ) ?? []), { value: RIEN, label: rienText(champ) }]}
                  value={codeOf(lue, champ, texte)}
                  onChange={(value) => onChange(withValeur(lue, { champ, texte }, saidBy(value)))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function codeOf({ valeurs }: Correspondance, champ: string, texte: string): string | null {
  const cle = cleValeur({ champ, texte })
  const said = valeurs.findLast((one) => cleValeur(one) === cle)
  return said === undefined ? null : (said.code ?? RIEN)
}

function saidBy(value: string | null): string | null | undefined {
  if (value === null) return undefined
  return value === RIEN ? null : value
}

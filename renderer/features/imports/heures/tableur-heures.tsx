import { Select } from '@mantine/core'
import { useState } from 'react'
import type {
  ApercuHeures,
  LigneApercuHeures,
  LigneImportHeures,
} from '../../../../shared/domain/import-heures.ts'
import { STATUTS, type Statut } from '../../../../shared/domain/listes.ts'
import { formatCount, formatDate, formatDuree, formatPersonne } from '../../../../shared/format.ts'
import { LIBELLES_STATUT } from '../../../../shared/texts/libelles.ts'
import { useSelection, useTodayInAnnee } from '../../../app/selection.tsx'
import { libelleAction } from '../../../texts/codes.ts'
import type { DataColumn } from '../../../ui/DataTable.tsx'
import { DateTextField } from '../../../ui/DateTextField.tsx'
import { parseDateFr } from '../../../ui/parse.ts'
import { categorieText } from '../../heures/lignes-heures.ts'
import { MOTS_LIGNES } from '../comptes-text.ts'
import styles from '../Imports.module.css'
import type { ImportDescription, PanelProps, PartProps } from '../ImportView.tsx'
import { IgnorerLigne, LigneImportPanel } from '../LigneImportPanel.tsx'
import { ecarteeColumns, type StatutMontre, type Who } from '../ligne.tsx'
import { QuiEtQuoi } from './QuiEtQuoi.tsx'
import { isIgnoree, type SaidOfHeures, withIgnorees } from './said.ts'
import { VOCABULAIRE_HEURES } from './vocabulaire-heures.ts'

/** Name of the row's intervenant: « Durand Hélène », or the words for an unnamed person. */
const intervenantText = ({ intervenant }: LigneImportHeures): string =>
  formatPersonne(intervenant) || 'Sans nom'

/** Statut of a row, including « left out by the user ». */
const statutMontre = ({ isIgnoree, statut }: LigneApercuHeures): StatutMontre =>
  isIgnoree ? 'ignoree' : statut

const jourText = ({ date }: LigneImportHeures): string => (date === null ? '' : formatDate(date))

const dureeText = ({ minutes }: LigneImportHeures): string =>
  minutes === null ? '' : formatDuree(minutes)

/** Column of the intervenant named by a row. */
const INTERVENANT: Who<LigneImportHeures> = { header: 'Intervenant', text: intervenantText }

/** Columns of the rows of a table of hours. */
const LIGNE_HEURES_COLUMNS: readonly DataColumn<LigneApercuHeures>[] = [
  {
    id: 'jour',
    header: 'Jour',
    width: '6.5rem',
    isExtra: true,
    sortBy: ({ date }) => date,
    cell: jourText,
  },
  {
    id: 'duree',
    header: 'Durée',
    width: '5.5rem',
    isExtra: true,
    align: 'end',
    sortBy: ({ minutes }) => minutes,
    cell: dureeText,
  },
  {
    id: 'categorie',
    header: 'Catégorie',
    width: '8.5rem',
    isExtra: true,
    sortBy: categorieMontree,
    cell: categorieMontree,
  },
  { id: 'note', header: 'Note', width: '9.5rem', isExtra: true, cell: ({ note }) => note },
]

/** Columns of the rows left out, for a spreadsheet. */
const ECARTEE_HEURES_COLUMNS = ecarteeColumns<LigneImportHeures>([
  { header: 'Intervenant', text: intervenantText },
  { header: 'Jour', text: jourText },
  { header: 'Durée', text: dureeText },
])

/** Import of a spreadsheet of hours: person, catégorie, date and durée. */
export const TABLEUR_HEURES: ImportDescription<
  SaidOfHeures,
  LigneImportHeures,
  LigneApercuHeures,
  ApercuHeures
> = {
  genre: 'heures',
  vocabulaire: VOCABULAIRE_HEURES,
  initial: ({ action }) => ({
    actionId: action?.id ?? null,
    date: null,
    statut: 'benevole',
    personnes: [],
    ignorees: [],
  }),
  isAnswered: ({ personnes, ignorees, date }) =>
    personnes.length + ignorees.length > 0 || date !== null,
  who: INTERVENANT,
  table: { label: 'Lignes du tableur', columns: LIGNE_HEURES_COLUMNS, minWidth: 71 },
  statutOf: statutMontre,
  withLeftOut: withIgnorees,
  confirm: ({ lignes }) => {
    const count = lignes.filter(({ statut }) => statut === 'nouveau').length
    return { count, label: `Importer ${formatCount(count, 'ligne d’heures', 'lignes d’heures')}` }
  },
  Reglages: (props) => (
    <>
      <ADire {...props} />
      <QuiEtQuoi {...props} />
    </>
  ),
  Panel: LigneHeuresPanel,
  done: {
    title: 'Heures importées',
    back: 'Voir les heures',
    advice: 'gardez-en la liste pour les revoir avec qui a rempli le tableur.',
    mots: MOTS_LIGNES,
    copy: ECARTEE_HEURES_COLUMNS,
  },
}

type Part = PartProps<SaidOfHeures, ApercuHeures>

/** Questions whose answers hold for all rows of the file; absent when the file answers them all. */
function ADire({ apercu: { aDire }, saisie }: Part) {
  const { annee } = useSelection()
  const { said, say } = saisie
  if (!aDire.jour && !aDire.action && !aDire.statut) return null
  return (
    <div className={styles.reglages}>
      {aDire.jour ? <JourField saisie={saisie} /> : null}
      {aDire.action ? (
        <Select
          label="Action des lignes qui n’en disent pas"
          size="xs"
          placeholder="Choisir…"
          data={annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) }))}
          value={said.actionId}
          onChange={(actionId) => say((before) => ({ ...before, actionId }))}
        />
      ) : null}
      {aDire.statut ? (
        <Select
          label="Statut des nouveaux intervenants"
          size="xs"
          data={STATUTS.map((one) => ({ value: one, label: LIBELLES_STATUT[one] }))}
          value={said.statut}
          onChange={(statut) =>
            statut !== null && say((before) => ({ ...before, statut: statut as Statut }))
          }
        />
      ) : null}
    </div>
  )
}

function JourField({ saisie: { say } }: Pick<Part, 'saisie'>) {
  const today = useTodayInAnnee()
  const [typed, setTyped] = useState('')
  const isWrong = typed.trim() !== '' && parseDateFr(typed) === null
  return (
    <DateTextField
      label="Jour des lignes qui n’en disent pas"
      value={typed}
      error={isWrong ? 'Écrivez le jour ainsi\u00a0: 28/09/2021.' : undefined}
      opensAt={today}
      onChange={(text) => {
        setTyped(text)
        say((before) => ({ ...before, date: parseDateFr(text) }))
      }}
    />
  )
}

/** Panel of one row of a table of hours: reason of its statut, and the user's answers. */
function LigneHeuresPanel(props: PanelProps<SaidOfHeures, ApercuHeures, LigneApercuHeures>) {
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

/** Catégorie in Cartable's words, or in the file's while it is not explained. */
function categorieMontree({ categorie, categorieLue }: LigneApercuHeures): string {
  return categorie === null ? (categorieLue ?? '') : categorieText(categorie)
}

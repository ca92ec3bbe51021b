import { Select } from '@mantine/core'
import { useState } from 'react'
import type {
  ApercuHeures,
  LigneApercuHeures,
  LigneImportHeures,
} from '../../../../shared/domain/import-heures.ts'
import { STATUTS, type Statut } from '../../../../shared/domain/listes.ts'
import { formatCount } from '../../../../shared/format.ts'
import { LIBELLES_STATUT } from '../../../../shared/texts/libelles.ts'
import { useSelection } from '../../../app/selection.tsx'
import { useTodayInAnnee } from '../../../app/useTodayInAnnee.ts'
import { libelleAction } from '../../../texts/perimetre.ts'
import { DateTextField } from '../../../ui/DateTextField.tsx'
import { parseDateFr } from '../../../ui/parse-date.ts'
import styles from '../Imports.module.css'
import type { ImportDescription, PartProps } from '../ImportView.tsx'
import { LigneHeuresPanel } from './LigneHeuresPanel.tsx'
import {
  ECARTEE_HEURES_COLUMNS,
  INTERVENANT,
  LIGNE_HEURES_COLUMNS,
  statutMontre,
} from './ligne-import-columns.tsx'
import { QuiEtQuoi } from './QuiEtQuoi.tsx'
import { type SaidOfHeures, withIgnorees } from './said.ts'
import { VOCABULAIRE_HEURES } from './vocabulaire-heures.ts'

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

import { Select } from '@mantine/core'
import { useState } from 'react'
import type { ApercuHeures } from '../../../shared/domain/import-heures.ts'
import { STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { useTodayInAnnee } from '../../app/useTodayInAnnee.ts'
import { libelleAction } from '../../texts/perimetre.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { parseDateFr } from '../../ui/parse-date.ts'
import styles from '../imports/Imports.module.css'
import type { ImportHeures } from './useImportHeures.ts'

/** What the file leaves to be said for all its rows; nothing where it says everything. */
export function ImportHeuresReglages({
  aDire,
  saisie,
}: {
  readonly aDire: ApercuHeures['aDire']
  readonly saisie: ImportHeures
}) {
  const { annee } = useSelection()
  const { reglages, setReglages } = saisie
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
          value={reglages.actionId}
          onChange={(actionId) => setReglages({ actionId })}
        />
      ) : null}
      {aDire.statut ? (
        <Select
          label="Statut des nouveaux intervenants"
          size="xs"
          data={STATUTS.map((one) => ({ value: one, label: LIBELLES_STATUT[one] }))}
          value={reglages.statut}
          onChange={(statut) => statut !== null && setReglages({ statut: statut as Statut })}
        />
      ) : null}
    </div>
  )
}

function JourField({ saisie }: { readonly saisie: ImportHeures }) {
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
        saisie.setReglages({ date: parseDateFr(text) })
      }}
    />
  )
}

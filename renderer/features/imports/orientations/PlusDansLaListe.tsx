import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Absent } from '../../../../shared/domain/import-orientation.ts'
import { formatCount, formatDate, formatPersonne } from '../../../../shared/format.ts'
import { useTodayInAnnee } from '../../../app/selection.tsx'
import { fieldErrors, useWrite } from '../../../app/useWrite.ts'
import { niveauText } from '../../../texts/codes.ts'
import { DateTextField } from '../../../ui/DateTextField.tsx'
import { parseDateFr } from '../../../ui/parse.ts'
import { Quiet } from '../../../ui/Quiet.tsx'
import styles from '../Imports.module.css'

/** Enfants inscrits missing from their school's new class list: the user gives each a last day or keeps it. Nothing is automatic. */
export function PlusDansLaListe({ absents }: { readonly absents: readonly Absent[] }) {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const left = absents.filter(({ inscriptionId }) => !kept.has(inscriptionId))
  if (left.length === 0) return null
  return (
    <details className={styles.absents}>
      <summary>
        {left.length === 1
          ? '1 enfant inscrit de cette école n’est plus dans la liste'
          : `${formatCount(left.length, 'enfant inscrit', 'enfants inscrits')} de cette école ne sont plus dans la liste`}
      </summary>
      <ul>
        {left.map((absent) => (
          <AbsentLine
            key={absent.inscriptionId}
            absent={absent}
            onKeep={() => setKept(new Set([...kept, absent.inscriptionId]))}
          />
        ))}
      </ul>
    </details>
  )
}

function AbsentLine({ absent, onKeep }: { readonly absent: Absent; readonly onKeep: () => void }) {
  const [fin, setFin] = useState(formatDate(useTodayInAnnee()))
  const depart = useWrite('inscriptions:depart')
  const { inscriptionId, niveau, classe, collectif, etablissement } = absent
  const nom = formatPersonne(absent)
  const where = [niveau === null ? null : niveauText(niveau), classe, etablissement, collectif]
  return (
    <li>
      <div>
        <strong>{nom}</strong> <Quiet>{[...new Set(where)].filter(Boolean).join(' · ')}</Quiet>
      </div>
      <DateTextField
        label="Dernier jour"
        value={fin}
        error={fieldErrors(depart.error).fin}
        onChange={setFin}
      />
      <Button
        size="xs"
        variant="default"
        aria-label={`Noter le départ de ${nom}`}
        loading={depart.isPending}
        onClick={() => depart.mutate({ inscriptionId, fin: parseDateFr(fin) ?? fin })}
      >
        Noter le départ
      </Button>
      <Button size="xs" variant="subtle" aria-label={`Garder ${nom}`} onClick={onKeep}>
        Garder
      </Button>
    </li>
  )
}

import { Button } from '@mantine/core'
import styles from './Imports.module.css'
import { LIBELLES_LIGNE, STATUTS_MONTRES, type StatutMontre } from './statut-ligne.tsx'

/** How many rows of each statut; a click shows those alone. */
export function StatutFilters({
  statuts,
  value,
  onChange,
}: {
  readonly statuts: readonly StatutMontre[]
  readonly value: StatutMontre | null
  readonly onChange: (value: StatutMontre | null) => void
}) {
  const groups = Map.groupBy(statuts, (one) => one)
  const choices = [
    { statut: null, label: `Toutes (${statuts.length})` },
    ...STATUTS_MONTRES.filter((one) => groups.has(one) || one === value).map((statut) => ({
      statut,
      label: `${LIBELLES_LIGNE[statut]} (${groups.get(statut)?.length ?? 0})`,
    })),
  ]
  return (
    <fieldset className={styles.chips} aria-label="Lignes montrées">
      {choices.map(({ statut, label }) => (
        <Button
          key={label}
          size="compact-xs"
          variant={statut === value ? 'light' : 'default'}
          aria-pressed={statut === value}
          onClick={() => onChange(statut)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  )
}

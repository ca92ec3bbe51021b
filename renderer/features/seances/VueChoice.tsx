import { SegmentedControl } from '@mantine/core'
import { useScreenParams } from '../../app/router.ts'
import type { Vue } from './calendar-dates.ts'

const CHOICES: readonly { readonly value: Vue; readonly label: string }[] = [
  { value: 'semaine', label: 'Semaine' },
  { value: 'mois', label: 'Mois' },
  { value: 'liste', label: 'Liste' },
]

/** By week, by month, or as a list. */
export function VueChoice({ vue }: { readonly vue: Vue }) {
  const { setParams } = useScreenParams()
  return (
    <SegmentedControl
      size="xs"
      aria-label="Affichage"
      data={[...CHOICES]}
      value={vue}
      onChange={(chosen) => setParams({ vue: chosen })}
    />
  )
}

import { SegmentedControl } from '@mantine/core'
import { useScreenParams } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'
import { focusUnlessTaken } from '../../ui/focus.ts'
import type { Vue } from './calendar-dates.ts'

const CHOICES: readonly { readonly value: Vue; readonly label: string }[] = [
  { value: 'semaine', label: 'Semaine' },
  { value: 'mois', label: 'Mois' },
  { value: 'liste', label: 'Liste' },
]

const ID = 'vue-seances'

/** Each view draws the choice anew: the arrows that go through it go on from the one that is shown. */
const focusChosen = () =>
  focusUnlessTaken(() => document.querySelector<HTMLElement>(`#${ID} :checked`))

/** By week, by month, or as a list. */
export function VueChoice({ vue }: { readonly vue: Vue }) {
  const { setParams } = useScreenParams()
  return (
    <SegmentedControl
      id={ID}
      size="xs"
      aria-label="Affichage"
      data={[...CHOICES]}
      value={vue}
      onChange={(chosen) =>
        leave(() => {
          setParams({ vue: chosen })
          focusChosen()
        })
      }
    />
  )
}

import type { IsoDate } from '../../../shared/dates.ts'
import { proposeArreteAu } from '../../../shared/domain/bilan.ts'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { arreteAuPresets, refuseArreteAu } from './arrete-au.ts'

/** Date of the figures on screen: that of the address, or the one proposed when the address has none of the année. */
export function useArreteAu(): IsoDate {
  const { annee, contexte } = useSelection()
  const asked = useScreenParams().params.get('arreteAu')
  return asked !== null && refuseArreteAu(annee, asked) === null
    ? asked
    : proposeArreteAu(annee, contexte.today)
}

/** Field for the date of the figures, kept in the address. */
export function ArreteAuField() {
  const { annee, contexte } = useSelection()
  const { setParams } = useScreenParams()
  return (
    <DateField
      label="Arrêté au"
      value={useArreteAu()}
      onChange={(date) => setParams({ arreteAu: date })}
      refusalOf={(date) => refuseArreteAu(annee, date)}
      presets={arreteAuPresets(annee, contexte.today)}
    />
  )
}

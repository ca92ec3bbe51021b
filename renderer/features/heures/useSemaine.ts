import { useState } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { useBrouillon } from '../../app/useBrouillon.ts'
import { useUnsaved } from '../../app/useUnsaved.ts'
import { fieldErrors, notifyFailure, useWrite } from '../../app/useWrite.ts'
import { type Cells, errorsByCell, readSemaine, withoutSent } from './semaine.ts'

type Errors = Readonly<Record<string, string>>

/** What is typed of a week, and its saving in one operation. */
export function useSemaine(
  who: { readonly intervenantId: string; readonly actionId: string },
  monday: IsoDate,
) {
  const [cells, setCells] = useState<Cells>({})
  const [errors, setErrors] = useState<Errors>({})
  const [saved, setSaved] = useState(0)
  const write = useWrite('heures:create')
  const isDirty = Object.values(cells).some((text) => text.trim() !== '')
  const abandon = useBrouillon({
    formulaire: 'heures:semaine',
    sujet: { ...who, monday },
    values: cells,
    isDirty,
    restore: setCells,
  })
  const { leave } = useUnsaved(isDirty, abandon)

  const clear = () => {
    setCells({})
    setErrors({})
  }
  const send = () => {
    if (write.isPending) return
    setSaved(0)
    if (who.intervenantId === '') return setErrors({ intervenantId: 'Choisissez un intervenant.' })
    const read = readSemaine(cells, who)
    if (!read.ok) return setErrors(read.errors)
    if (read.saisies.length === 0) {
      return setErrors({ '': 'Indiquez au moins une durée, par exemple 1h30.' })
    }
    write.mutate(
      { saisies: [...read.saisies] },
      {
        onSuccess: () => {
          setCells((now) => withoutSent(now, cells))
          setErrors({})
          setSaved(read.saisies.length)
        },
        onError: (error) => {
          const refused = errorsByCell(fieldErrors(error), read.keys)
          if (Object.keys(refused).length === 0) notifyFailure(error)
          else setErrors(refused)
        },
      },
    )
  }
  const change = (key: string, text: string) => {
    setCells((before) => ({ ...before, [key]: text }))
    setErrors(({ [key]: _read, '': _none, ...others }) => others)
  }
  return { cells, errors, saved, isPending: write.isPending, send, change, clear, leave }
}

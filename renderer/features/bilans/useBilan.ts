import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'

/** Trame, action and date of a bilan. */
export type DemandeBilan = Input<'bilans:find'>

/** The filled form. Another date keeps the figures shown until the new ones are there. */
export function useBilan(demande: DemandeBilan) {
  return useRead('bilans:find', demande, { keepsPrevious: true })
}

/** Confirms proposed answers, as they are shown. */
export function useConfirm(demande: DemandeBilan) {
  const write = useWrite('bilans:confirm')
  const confirm = ({ champs }: BilanRempli, codes: readonly string[]) =>
    write.mutate(
      {
        ...demande,
        reponses: codes.map((code) => ({ code, valeur: mutable(champs[code]?.valeur ?? null) })),
      },
      { onError: notifyFailure },
    )
  return { confirm, isPending: write.isPending }
}

/** Value with mutable lists, as the types of a channel want it. */
export const mutable = (valeur: Valeur) =>
  typeof valeur === 'object' && valeur !== null ? [...valeur] : valeur

/** The records behind one value of the form. */
export function useProvenance(demande: DemandeBilan, code: string) {
  return useRead('bilans:findProvenance', { ...demande, code })
}

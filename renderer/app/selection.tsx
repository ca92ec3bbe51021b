import { useLocalStorage } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { dayInAnnee, type IsoDate, startInAnnee } from '../../shared/dates.ts'
import type { ActionResume, AnneeResume, Contexte } from '../../shared/ipc/app.ipc.ts'
import {
  KEPT_SELECTION,
  type KeptSelection,
  NOTHING_KEPT,
  selectionIn,
} from '../../shared/ipc/first-reads.ts'
import { forgetFilters, navigate, parseHash, useScreenParams } from './router.ts'
import { leave } from './unsaved.ts'
import { useRead } from './useRead.ts'

/** Année that every screen looks at, and one of its actions or all of them (null). */
export type Selection = {
  readonly contexte: Contexte
  readonly annee: AnneeResume
  readonly action: ActionResume | null
  readonly selectAnnee: (anneeId: string) => void
  /** Selects an action without leaving the screen. */
  readonly selectAction: (actionId: string | null) => void
}

const SelectionContext = createContext<Selection | null>(null)

/** Keeps the chosen année and action from one day to the next; the latest année when the chosen one is gone. */
export function SelectionProvider({
  contexte,
  annees,
  children,
}: {
  readonly contexte: Contexte
  readonly annees: readonly [AnneeResume, ...AnneeResume[]]
  readonly children: ReactNode
}) {
  const [kept, setKept] = useLocalStorage<KeptSelection>({
    key: KEPT_SELECTION,
    defaultValue: NOTHING_KEPT,
    getInitialValueInEffect: false,
  })
  const selection = useMemo((): Selection => {
    const { annee, action } = selectionIn(annees, kept)
    // The filters of a screen name things of one année and action: they do not outlive a change, unlike
    // the part of the screen that one is in.
    const keep = (next: KeptSelection) =>
      leave(() => {
        setKept(next)
        forgetFilters()
        // The screen shown now: the année that was just opened is chosen late, once everything was read again.
        const { screen, params } = parseHash(window.location.hash)
        navigate(screen, { section: params.get('section') })
      })
    return {
      contexte,
      annee,
      action,
      selectAnnee: (anneeId) => keep({ anneeId, actionId: null }),
      selectAction: (actionId) => keep({ anneeId: annee.id, actionId }),
    }
  }, [contexte, annees, kept, setKept])
  return <SelectionContext value={selection}>{children}</SelectionContext>
}

/** The année and action chosen in the top bar. */
export function useSelection(): Selection {
  const selection = useContext(SelectionContext)
  if (selection === null) throw new Error('useSelection is called outside SelectionProvider')
  return selection
}

/** Année and action (null for all) as the inputs of the read channels take them. */
export function usePerimetre(): { readonly anneeId: string; readonly actionId: string | null } {
  const { annee, action } = useSelection()
  return useMemo(() => ({ anneeId: annee.id, actionId: action?.id ?? null }), [annee, action])
}

/**
 * The action of a screen that looks at one at a time: that of the top bar, else the one that the screen's own
 * address names, else the only one of the année. To choose it there narrows no other screen.
 */
export function useOneAction(): {
  readonly action: ActionResume | undefined
  /** Whether the screen itself offers the choice. */
  readonly isChosenHere: boolean
  readonly choose: (actionId: string) => void
} {
  const { annee, action } = useSelection()
  const { params, setParams } = useScreenParams()
  const [only, ...others] = annee.actions
  const asked = annee.actions.find(({ id }) => id === params.get('action'))
  return {
    action: action ?? asked ?? (others.length === 0 ? only : undefined),
    isChosenHere: action === null && others.length > 0,
    choose: (actionId) => leave(() => setParams({ action: actionId })),
  }
}

/** Années with their actions, structure and today's date, which the frame shows on every screen. */
export function useContexte() {
  return useRead('app:findContexte', undefined)
}

/** Reads everything again when main says that another day has begun: a window may stay open for weeks. */
export function useFollowDay(): void {
  const client = useQueryClient()
  useEffect(
    () => window.cartable.on('app:dayTurned', () => void client.invalidateQueries()),
    [client],
  )
}

/** Date that a form proposes: today, or the day of the année nearest to today. */
export function useTodayInAnnee(): IsoDate {
  const { annee, contexte } = useSelection()
  return dayInAnnee(contexte.today, annee)
}

/** Start proposed for something that lasts: today, or the first day of the année when it is not under way. */
export function useStartInAnnee(): IsoDate {
  const { annee, contexte } = useSelection()
  return startInAnnee(contexte.today, annee)
}

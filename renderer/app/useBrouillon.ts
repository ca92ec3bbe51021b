import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import type { Channel, Input } from '../../shared/ipc/contract.ts'
import { formatMoment } from '../texts/dates.ts'
import { call } from './api.ts'
import { keepOpenUntil } from './unsaved.ts'
import { readKey } from './useRead.ts'

/** Milliseconds of typing that a crash may cost. */
const PAUSE = 400

/** Ids of the record that a form is about, or of the année for a new record. */
export type Sujet = Readonly<Record<string, string>>

/**
 * Keeps a draft of what is typed in a form until it is saved or left, and restores the draft when the app or its
 * screen stopped short. Returns `forget`, which deletes the draft.
 */
export function useBrouillon<V>({
  formulaire,
  sujet,
  values,
  isDirty,
  restore,
}: {
  /** Name of the form. */
  readonly formulaire: string
  /** Null for a form about rows chosen on the screen: they could not be found again. */
  readonly sujet: Sujet | null
  /** Current values of the form, as plain data. */
  readonly values: V
  readonly isDirty: boolean
  readonly restore: (values: V) => void
}): () => void {
  const about = sujet === null ? null : JSON.stringify(sujet)
  const saisie = JSON.stringify(values)
  const now = useRef({ saisie, isDirty, restore })
  now.current = { saisie, isDirty, restore }
  const timer = useRef<number | undefined>(undefined)
  const client = useQueryClient()

  useEffect(() => {
    if (about === null) return undefined
    let isLeft = false
    void inTurn(() => tryTo('brouillons:find', { formulaire, sujet: about })).then((found) => {
      if (isLeft || !found || now.current.isDirty) return
      now.current.restore(JSON.parse(found.saisie))
      notifications.show({
        title: 'Saisie retrouvée',
        message: `Ce que vous aviez tapé ici le ${formatMoment(found.savedAt)}, avant que Cartable ne s’arrête ou ne se verrouille, est revenu. Enregistrez-le, ou annulez.`,
      })
    })
    return () => {
      isLeft = true
    }
  }, [formulaire, about])

  const forget = useCallback(() => {
    if (about === null) return
    window.clearTimeout(timer.current)
    timer.current = undefined
    const forgotten = inTurn(() => tryTo('brouillons:forget', { formulaire, sujet: about }))
    // Accueil may have listed the drafts while this one was still being deleted.
    const list = { queryKey: readKey('brouillons:findAll', undefined) }
    void keepOpenUntil(forgotten.then(() => client.invalidateQueries(list)))
  }, [formulaire, about, client])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is typed counts
  useEffect(() => {
    if (about === null || !isDirty || timer.current !== undefined) return
    timer.current = window.setTimeout(() => {
      timer.current = undefined
      const ecran = window.location.hash
      const { saisie: typed } = now.current
      void inTurn(() =>
        tryTo('brouillons:save', { formulaire, sujet: about, saisie: typed, ecran }),
      )
    }, PAUSE)
  }, [isDirty, saisie, formulaire, about])

  // Saved or put back as it was. A form that goes away unsaved without its user leaving it (a screen that throws)
  // keeps its draft: leaving and saving forget it themselves.
  const wasDirty = useRef(false)
  useEffect(() => {
    if (wasDirty.current && !isDirty) forget()
    wasDirty.current = isDirty
  }, [isDirty, forget])
  return forget
}

/**
 * Runs the calls on drafts one after the other: a form that opens in the place of the one just saved never finds a
 * draft whose keeping or forgetting is still under way.
 */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine
  return mine
}
let last: Promise<unknown> = Promise.resolve()

/**
 * A precaution that fails has nothing to ask of her: what is typed is still there to be saved, and a
 * base that takes nothing is told by that save. Main has written the failure down.
 */
async function tryTo<C extends Channel>(channel: C, input: Input<C>) {
  try {
    return await call(channel, input)
  } catch {
    return null
  }
}

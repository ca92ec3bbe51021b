import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Niveau } from '../../../shared/domain/niveau.ts'
import type { ApercuPassage, EnfantQuiPasse } from '../../../shared/ipc/passages.ipc.ts'
import { call } from '../../app/api.ts'

/** What the année after this one would begin with. */
export function useApercuPassage(anneeId: string) {
  return useQuery({
    queryKey: ['annees:previewPassage', anneeId],
    queryFn: () => call('annees:previewPassage', { anneeId }),
  })
}

/** A child of the list by its inscription: one may be in two collectifs. */
export const keyOf = ({ enfantId, actionId, collectifId }: EnfantQuiPasse): string =>
  `${enfantId} ${actionId} ${collectifId ?? ''}`

/** What is chosen to go on: every action and every child who has a niveau to go to, until changed. */
export function usePassage({ actions, enfants }: ApercuPassage) {
  const [isTouched, setIsTouched] = useState(false)
  const [actionIds, setActionIds] = useState<ReadonlySet<string>>(
    () => new Set(actions.map(({ actionId }) => actionId)),
  )
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(enfants.filter((e) => e.niveau === 'Tle').map(keyOf)),
  )
  const [niveaux, setNiveaux] = useState<ReadonlyMap<string, Niveau | null>>(new Map())
  const niveauOf = (enfant: EnfantQuiPasse): Niveau | null =>
    niveaux.has(keyOf(enfant)) ? (niveaux.get(keyOf(enfant)) ?? null) : enfant.niveauPropose
  const possible = enfants.filter(({ actionId }) => actionIds.has(actionId))
  const chosen = possible.filter((enfant) => !left.has(keyOf(enfant)))
  const touch = () => setIsTouched(true)
  return {
    isTouched,
    actionIds,
    possible,
    chosen,
    niveauOf,
    isChosen: (enfant: EnfantQuiPasse) => !left.has(keyOf(enfant)),
    toggleAction: (actionId: string) => {
      touch()
      setActionIds((before) => toggled(before, actionId))
    },
    toggleEnfant: (enfant: EnfantQuiPasse) => {
      touch()
      setLeft((before) => toggled(before, keyOf(enfant)))
    },
    setAll: (isChosen: boolean) => {
      touch()
      setLeft(isChosen ? new Set() : new Set(enfants.map(keyOf)))
    },
    setNiveau: (enfant: EnfantQuiPasse, niveau: Niveau | null) => {
      touch()
      setNiveaux((before) => new Map(before).set(keyOf(enfant), niveau))
    },
  }
}

export type Passage = ReturnType<typeof usePassage>

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}

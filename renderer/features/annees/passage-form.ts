import type { Niveau } from '../../../shared/domain/niveau.ts'
import { staysInEtablissement } from '../../../shared/domain/passage.ts'
import { formatDate } from '../../../shared/format.ts'
import type { ApercuPassage, EnfantQuiPasse } from '../../../shared/ipc/annees.ipc.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { dateOrTyped } from '../../ui/parse.ts'

/** Choices for the next année, as plain data: they are kept as a draft. */
export type ChoixPassage = {
  /** Dates as they are typed. */
  readonly debut: string
  readonly fin: string
  readonly actionIds: readonly string[]
  /** The children who do not go on, by key. */
  readonly left: readonly string[]
  /** Niveaux chosen in place of the proposed ones, by key. */
  readonly niveaux: Readonly<Record<string, Niveau | null>>
}

/** Key of a child in the list, by inscription: one child may be in two collectifs. */
export const keyOf = ({ enfantId, actionId, collectifId }: EnfantQuiPasse): string =>
  `${enfantId} ${actionId} ${collectifId ?? ''}`

/** First choices: every action, and every child but those in Tle, who have no next niveau. */
export const firstChoix = ({ debut, fin, actions, enfants }: ApercuPassage): ChoixPassage => ({
  debut: formatDate(debut),
  fin: formatDate(fin),
  actionIds: actions.map(({ actionId }) => actionId),
  left: enfants.filter(({ niveau }) => niveau === 'Tle').map(keyOf),
  niveaux: {},
})

/** Children who may go on, those chosen to, and the niveau of each. */
function whoPasses({ enfants }: ApercuPassage, { actionIds, left, niveaux }: ChoixPassage) {
  const gone = new Set(left)
  const isChosen = (enfant: EnfantQuiPasse) => !gone.has(keyOf(enfant))
  const niveauOf = (enfant: EnfantQuiPasse): Niveau | null => {
    const chosen = niveaux[keyOf(enfant)]
    return chosen === undefined ? enfant.niveauPropose : chosen
  }
  const possible = enfants.filter(({ actionId }) => actionIds.includes(actionId))
  return { possible, chosen: possible.filter(isChosen), isChosen, niveauOf }
}

/** The choices of `whoPasses`, with the functions that change them. */
export function passageOf(
  apercu: ApercuPassage,
  choix: ChoixPassage,
  change: (changes: Partial<ChoixPassage>) => void,
) {
  const { actionIds, left, niveaux } = choix
  return {
    ...whoPasses(apercu, choix),
    toggleAction: (actionId: string) => change({ actionIds: toggled(actionIds, actionId) }),
    toggleEnfant: (enfant: EnfantQuiPasse) => change({ left: toggled(left, keyOf(enfant)) }),
    setAll: (isGoing: boolean) => change({ left: isGoing ? [] : apercu.enfants.map(keyOf) }),
    setNiveau: (enfant: EnfantQuiPasse, niveau: Niveau | null) =>
      change({ niveaux: { ...niveaux, [keyOf(enfant)]: niveau } }),
  }
}

export type Passage = ReturnType<typeof passageOf>

/** Input of main that opens the next année. */
export function toPassage(
  fromAnneeId: string,
  apercu: ApercuPassage,
  choix: ChoixPassage,
): Input<'annees:passTo'> {
  const { chosen, niveauOf } = whoPasses(apercu, choix)
  return {
    fromAnneeId,
    debut: dateOrTyped(choix.debut),
    fin: dateOrTyped(choix.fin),
    actionIds: [...choix.actionIds],
    enfants: chosen.map((enfant) => {
      const { enfantId, actionId, collectifId, etablissementId } = enfant
      const niveau = niveauOf(enfant)
      const stays = staysInEtablissement(enfant.niveau, niveau)
      return {
        ...{ enfantId, actionId, collectifId, niveau },
        etablissementId: stays ? etablissementId : null,
      }
    }),
  }
}

const toggled = (all: readonly string[], one: string): readonly string[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one]

/**
 * What the frame and Accueil read as they open, by what each read is about. `app:findFirst` answers all of it at once, asked
 * before the page's own script has run. What only adds to the first picture is not here: it is asked once that picture is drawn.
 */
export const FIRST_READS = {
  nothing: [
    'protection:find',
    'app:findContexte',
    'reseau:hasContributions',
    'journal:findState',
    'sauvegardes:findAlerte',
  ],
  annee: ['personnes:findRappel', 'premiers-pas:find'],
  perimetre: ['resumes:findJournee', 'presences:findAbsences'],
} as const

/** One answer to one call, as the window keeps it. */
export type FirstRead = {
  readonly channel: (typeof FIRST_READS)[keyof typeof FIRST_READS][number]
  readonly input: unknown
  readonly value: unknown
}

/** Année and action that the window was left on, kept on this computer; null: none, or every action. */
export type KeptSelection = { readonly anneeId: string | null; readonly actionId: string | null }

export const NOTHING_KEPT: KeptSelection = { anneeId: null, actionId: null }
/** Name under which the window keeps it. */
export const KEPT_SELECTION = 'cartable.selection'

/** The année and the action to show: those kept, while they still exist; else the latest année, and every action. */
export function selectionIn<
  Annee extends { readonly id: string; readonly actions: readonly { readonly id: string }[] },
>(annees: readonly [Annee, ...Annee[]], { anneeId, actionId }: KeptSelection) {
  const annee = annees.find(({ id }) => id === anneeId) ?? annees[0]
  const action: Annee['actions'][number] | null =
    annee.actions.find(({ id }) => id === actionId) ?? null
  return { annee, action }
}

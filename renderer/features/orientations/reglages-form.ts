import type { Critere } from '../../../shared/domain/critere.ts'
import type { Attente } from '../../../shared/domain/orientation.ts'
import type { ReglagesOrientations } from '../../../shared/ipc/orientations.ipc.ts'

/** A criterion with the key of its row, which does not change when rows move. */
export type CritereSaisi = Critere & { readonly key: string }

/** The rules as they are typed. */
export type ReglagesValues = {
  readonly delais: Readonly<Record<Attente, string>>
  readonly liste: { readonly criteres: readonly CritereSaisi[] }
  readonly fiche: { readonly texteFiche: string }
}

/** The rules, as the form shows them. */
export const valuesOfReglages = ({
  delais,
  criteres,
  texteFiche,
}: ReglagesOrientations): ReglagesValues => ({
  delais: {
    contact: String(delais.contact),
    reponse: String(delais.reponse),
    inscription: String(delais.inscription),
  },
  liste: { criteres: criteres.map((critere, index) => ({ ...critere, key: `connu-${index}` })) },
  fiche: { texteFiche: texteFiche ?? '' },
})

/** Input of main; a text that is no number is sent as it is, for main to refuse it beside its field. */
export const toReglages = ({
  delais,
  liste,
  fiche,
}: ReglagesValues): ReglagesOrientationsSaisis => ({
  delais: {
    contact: readJours(delais.contact),
    reponse: readJours(delais.reponse),
    inscription: readJours(delais.inscription),
  },
  criteres: liste.criteres.map(({ libelle, lien }) => ({ libelle, lien })),
  texteFiche: fiche.texteFiche.trim() || null,
})

type ReglagesOrientationsSaisis = {
  readonly delais: ReglagesOrientations['delais']
  criteres: Critere[]
  readonly texteFiche: string | null
}

const readJours = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed))

/** `criteres` with one row moved up (-1) or down (1). */
export function moveCritere(
  criteres: readonly CritereSaisi[],
  index: number,
  by: -1 | 1,
): readonly CritereSaisi[] {
  const moved = criteres[index]
  return moved === undefined
    ? criteres
    : criteres.toSpliced(index, 1).toSpliced(index + by, 0, moved)
}

/** `criteres` with a blank row added, under a key never used before. */
export function addCritere(criteres: readonly CritereSaisi[]): readonly CritereSaisi[] {
  const ranks = criteres.map(({ key }) => Number(/^nouveau-(\d+)$/.exec(key)?.[1] ?? 0))
  const rank = Math.max(0, ...ranks) + 1
  return [...criteres, { key: `nouveau-${rank}`, libelle: '', lien: null }]
}

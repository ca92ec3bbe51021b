import { addDays, type IsoDate, overlap } from '../../../shared/dates.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { DossierProblem } from '../../../shared/domain/dossier-check.ts'
import type { Statut } from '../../../shared/domain/listes.ts'
import { compareTexts } from '../../../shared/format.ts'

type Periode = { readonly statut: Statut; readonly debut: IsoDate; readonly fin: IsoDate | null }

/** A statut that the base holds. */
type KnownStatut = Periode & { readonly id: string }

type MergedStatuts = {
  readonly added: readonly (Periode & {
    readonly id: string | null
    readonly intervenantId: string
  })[]
  /** Statuts of the base that had no end, and that another one follows. */
  readonly ended: readonly { readonly id: string; readonly fin: IsoDate }[]
  readonly problems: readonly DossierProblem[]
}

/**
 * Changes that the statuts of a dossier bring to those of the base: none when the base already says it, one
 * more period, or the end of an open one that another follows. Two statuts on one day cannot both be true:
 * any other overlap is a problem, told at its place.
 */
export function mergeStatuts(
  dossier: Dossier,
  intervenantIds: ReadonlyMap<string, string>,
  knownStatuts: ReadonlyMap<string, readonly KnownStatut[]>,
): MergedStatuts {
  const added: MergedStatuts['added'][number][] = []
  const ended: MergedStatuts['ended'][number][] = []
  const problems: DossierProblem[] = []
  for (const [i, intervenant] of dossier.intervenants.entries()) {
    const intervenantId = intervenantIds.get(intervenant.id) ?? intervenant.id
    let known: readonly KnownStatut[] = knownStatuts.get(intervenantId) ?? []
    const inOrder = [...intervenant.statuts.entries()].sort(([, a], [, b]) =>
      compareTexts(a.debut, b.debut),
    )
    for (const [j, statut] of inOrder) {
      // Those of the base never overlap each other: one that says this statut is alone.
      const [open, ...others] = known.filter((other) => overlap(statut, other))
      if (open === undefined) added.push({ ...statut, intervenantId })
      else if (isSaidBy(open, statut)) continue
      else if (others.length === 0 && open.fin === null && open.debut < statut.debut) {
        const fin = addDays(statut.debut, -1)
        known = known.map((other) => (other.id === open.id ? { ...other, fin } : other))
        ended.push({ id: open.id, fin })
        added.push({ ...statut, intervenantId })
      } else {
        problems.push({
          path: `intervenants[${i}].statuts[${j}]`,
          message:
            'contredit un statut déjà enregistré pour cette personne : corrigez l’un des deux',
        })
      }
    }
  }
  return { added, ended, problems }
}

const END = '9999-12-31'

const isSaidBy = (known: Periode, statut: Periode): boolean =>
  known.statut === statut.statut &&
  known.debut <= statut.debut &&
  (known.fin ?? END) >= (statut.fin ?? END)

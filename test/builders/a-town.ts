import type { Dossier } from '../../shared/domain/dossier.ts'
import { buildLargeDossier } from './large-dossier.ts'

/**
 * The dossiers of a town: 12 porteurs of one action each, 700 children of whom one in ten goes to two porteurs,
 * siblings spread over several. Each famille has a telephone of its own.
 */
export function aTown({ porteurs = 12, enfants = 700, seed = 'ville' } = {}): readonly Dossier[] {
  const whole = buildLargeDossier({ actions: porteurs, enfants, semaines: 2, seed })
  const own = whole.actions.map(({ id }) => {
    const inscriptions = whole.inscriptions.filter(({ actionId }) => actionId === id)
    return { id, inscriptions, enfants: new Set(inscriptions.map(({ enfantId }) => enfantId)) }
  })
  return whole.actions.map((action, rank) => {
    const mine = own[rank]
    const neighbour = own[(rank + 1) % own.length]
    const collectifId = action.collectifs[0]?.id ?? null
    const shared = (neighbour?.inscriptions ?? [])
      .filter(({ statut }, index) => index % 10 === 0 && statut === 'inscrit')
      .map((inscription) => ({ ...inscription, actionId: action.id, collectifId }))
    const inscriptions = [...(mine?.inscriptions ?? []), ...shared]
    const ids = new Set(inscriptions.map(({ enfantId }) => enfantId))
    const isMine = ({ enfantId }: { readonly enfantId: string | null }) =>
      enfantId !== null && ids.has(enfantId)
    const collectifs = new Set(action.collectifs.map((collectif) => collectif.id))
    const kept = whole.enfants.filter((enfant) => ids.has(enfant.id))
    const familles = new Set(kept.map(({ familleId }) => familleId))
    return {
      ...whole,
      structure: { ...whole.structure, nom: `Porteur ${rank + 1}` },
      actions: [action],
      inscriptions,
      enfants: kept,
      familles: whole.familles
        .filter((famille) => familles.has(famille.id))
        .map((famille) => ({
          ...famille,
          responsables: famille.responsables.map((responsable) => ({
            ...responsable,
            telephone: telephoneOf(famille.id),
          })),
        })),
      orientations: whole.orientations.filter(isMine),
      seances: whole.seances.filter((seance) => collectifs.has(seance.collectifId)),
      heures: whole.heures.filter(({ actionId }) => actionId === action.id),
      actionsParents: [],
      concertations: [],
      reponses: [],
    }
  })
}

/** A number that nobody has, one a famille. */
const telephoneOf = (familleId: string): string =>
  `06 00 ${familleId
    .replace(/\D/g, '')
    .padStart(6, '0')
    .replace(/(\d\d)(\d\d)(\d\d)/, '$1 $2 $3')}`

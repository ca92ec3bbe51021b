import { hash } from 'node:crypto'
import type { Dossier } from '../../../shared/domain/dossier.ts'

type Unnamed = { readonly id: string | null }

/**
 * Gives an id to the records that version 1 leaves unnamed: told by their place in the file alone, so that one file makes
 * the same base, and the same export, wherever it is read. Ids that are there stay.
 */
export function nameRecords(dossier: Dossier): Dossier {
  const { debut } = dossier.anneeScolaire
  const idAt = (...place: readonly (string | number)[]) =>
    hash('sha256', JSON.stringify([debut, ...place]), 'base64url').slice(0, 20)
  const named = <R extends Unnamed>(records: readonly R[], ...place: readonly string[]): R[] =>
    records.map((one, n) => (one.id === null ? { ...one, id: idAt(...place, n) } : one))
  return {
    ...dossier,
    anneeScolaire: {
      ...dossier.anneeScolaire,
      id: dossier.anneeScolaire.id ?? idAt('annee'),
    },
    actions: dossier.actions.map((action) => ({
      ...action,
      collectifs: action.collectifs.map((collectif) => ({
        ...collectif,
        creneaux: named(collectif.creneaux, 'creneaux', collectif.id),
      })),
    })),
    familles: dossier.familles.map((famille) => ({
      ...famille,
      responsables: named(famille.responsables, 'responsables', famille.id),
    })),
    intervenants: dossier.intervenants.map((one) => ({
      ...one,
      disponibilites: named(one.disponibilites, 'disponibilites', one.id),
      statuts: named(one.statuts, 'statuts', one.id),
    })),
    inscriptions: named(dossier.inscriptions, 'inscriptions'),
    heures: named(dossier.heures, 'heures'),
    actionsParents: named(dossier.actionsParents, 'actionsParents'),
    concertations: named(dossier.concertations, 'concertations'),
  }
}

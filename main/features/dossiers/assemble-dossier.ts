import { DOSSIER_FORMAT, DOSSIER_VERSION, type Dossier } from '../../../shared/domain/dossier.ts'
import {
  ACTIVITES,
  GENRES_ECOLE,
  GENRES_PARENTS,
  NATURES_LOCAL,
  ZONAGES,
} from '../../../shared/domain/listes.ts'
import { followUpOf, peopleOf } from './assemble-people.ts'
import { meetingsOf, seancesOf } from './assemble-seances.ts'
import { byNom, canonical, creneauKey, creneauOf, grouped, inOrderOf } from './canonical.ts'
import type { AnneeRows } from './export.repository.ts'

/**
 * An année as a dossier, in a canonical order that depends on its content alone (never on the order of
 * entry nor on this computer): importing it elsewhere and exporting again gives the same bytes.
 */
export function assembleDossier(
  rows: AnneeRows & { readonly structure: object; readonly annee: object },
): Dossier {
  const { structure, annee } = rows
  return {
    format: DOSSIER_FORMAT,
    version: DOSSIER_VERSION,
    structure: {
      nom: structure.nom,
      adresse: structure.adresse,
      commune: structure.commune,
      telephone: structure.telephone,
      mail: structure.mail,
      referent: {
        nom: structure.referent_nom,
        prenom: structure.referent_prenom,
        telephone: structure.referent_telephone,
        mail: structure.referent_mail,
      },
      zoneScolaire: structure.zone_scolaire,
    },
    anneeScolaire: { debut: annee.debut, fin: annee.fin },
    etablissements: canonical(rows.etablissements, byNom, (e) => ({
      id: e.id,
      nom: e.nom,
      type: e.type,
      commune: e.commune,
      educationPrioritaire: e.education_prioritaire,
      quartierPrioritaire: e.quartier_prioritaire,
    })),
    partenaires: canonical(rows.partenaires, byNom, (p) => ({
      id: p.id,
      nom: p.nom,
      type: p.type,
    })),
    actions: actionsOf(rows),
    ...peopleOf(rows),
    ...followUpOf(rows),
    seances: seancesOf(rows),
    ...meetingsOf(rows),
  }
}

function actionsOf(rows: AnneeRows): Dossier['actions'] {
  const naturesOf = grouped(rows.naturesLocal, (r) => r.action_id)
  const zonagesOf = grouped(rows.zonages, (r) => r.action_id)
  const collectifsOf = grouped(rows.collectifs, (r) => r.action_id)
  const creneauxOf = grouped(rows.creneaux, (r) => r.collectif_id)
  const itemsOf = grouped(rows.previsionnelItems, (r) => r.action_id)
  const previsionnels = new Map(rows.previsionnels.map((p) => [p.action_id, p]))
  return canonical(
    rows.actions,
    (a) => [a.numero],
    (a) => {
      const previsionnel = previsionnels.get(a.id)
      return {
        id: a.id,
        numero: a.numero,
        intitule: a.intitule,
        lieu: a.lieu,
        adresse: a.adresse,
        natureLocal: inOrderOf(
          NATURES_LOCAL,
          naturesOf(a.id).map((n) => n.nature_local),
        ),
        zonage: inOrderOf(
          ZONAGES,
          zonagesOf(a.id).map((z) => z.zonage),
        ),
        bonificationEnfant: a.is_bonification_enfant === 1,
        bonificationParent: a.is_bonification_parent === 1,
        dateRetour: a.date_retour,
        previsionnel: previsionnel ? previsionnelOf(previsionnel, itemsOf(a.id)) : null,
        collectifs: canonical(collectifsOf(a.id), byNom, (c) => ({
          id: c.id,
          nom: c.nom,
          creneaux: canonical(creneauxOf(c.id), creneauKey, creneauOf),
        })),
      }
    },
  )
}

function previsionnelOf(
  p: AnneeRows['previsionnels'][number],
  items: readonly AnneeRows['previsionnelItems'][number][],
): NonNullable<Dossier['actions'][number]['previsionnel']> {
  // Hours are kept in minutes: two decimals of an hour tell every minute apart.
  const heures = (minutes: number | null) =>
    minutes === null ? null : Math.round((minutes / 60) * 100) / 100
  const codesOf = (liste: string) => items.filter((i) => i.liste === liste).map((i) => i.code)
  return {
    debut: p.debut,
    fin: p.fin,
    semaines: p.semaines,
    intervenants: {
      salarie: { nombre: p.salarie_nombre, heures: heures(p.salarie_minutes) },
      volontaire: { nombre: p.volontaire_nombre, heures: heures(p.volontaire_minutes) },
      benevole: { nombre: p.benevole_nombre, heures: heures(p.benevole_minutes) },
    },
    public: {
      elementaire: p.elementaire,
      college: p.college,
      lycee: p.lycee,
      autres: p.autres,
      familles: p.familles,
      collectifs: p.collectifs,
    },
    activites: inOrderOf(ACTIVITES, codesOf('activites')),
    parents: inOrderOf(GENRES_PARENTS, codesOf('parents')),
    ecole: inOrderOf(GENRES_ECOLE, codesOf('ecole')),
  }
}

import type { SaisiePrevisionnel } from '../../../shared/domain/action.ts'
import {
  type Complements,
  DOSSIER_FORMAT,
  DOSSIER_VERSION,
  type Dossier,
} from '../../../shared/domain/dossier.ts'
import { heuresOf } from '../../../shared/domain/duree.ts'
import { inOrderOf, NATURES_LOCAL, type Statut, ZONAGES } from '../../../shared/domain/listes.ts'
import { previsionnelOf } from '../../db/previsionnel-rows.ts'
import { followUpOf, peopleOf } from './assemble-people.ts'
import { meetingsOf, seancesOf } from './assemble-seances.ts'
import { byNom, canonical, creneauKey, creneauOf, grouped } from './canonical.ts'
import type { AnneeRows } from './export.repository.ts'

type Previsionnel = NonNullable<Dossier['actions'][number]['previsionnel']>

/**
 * An année as a dossier, in a canonical order that depends on its content alone (never on the order of
 * entry nor on this computer): importing it elsewhere and exporting again gives the same bytes.
 */
export function assembleDossier(
  rows: AnneeRows & { readonly structure: object; readonly annee: object },
  complements: Complements,
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
      mailCaf: structure.caf_mail,
    },
    anneeScolaire: { id: annee.id, debut: annee.debut, fin: annee.fin },
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
    complements,
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
        previsionnel: previsionnel
          ? announcedBy(previsionnelOf(previsionnel, itemsOf(a.id)))
          : null,
        collectifs: canonical(collectifsOf(a.id), byNom, (c) => ({
          id: c.id,
          nom: c.nom,
          creneaux: canonical(creneauxOf(c.id), creneauKey, creneauOf),
        })),
      }
    },
  )
}

function announcedBy(saisie: SaisiePrevisionnel): Previsionnel {
  // Hours are kept in minutes: two decimals of an hour tell every minute apart.
  const effectif = ({ nombre, minutes }: SaisiePrevisionnel['intervenants'][Statut]) => ({
    nombre,
    heures: minutes === null ? null : heuresOf(minutes),
  })
  const { salarie, volontaire, benevole } = saisie.intervenants
  return {
    ...saisie,
    intervenants: {
      salarie: effectif(salarie),
      volontaire: effectif(volontaire),
      benevole: effectif(benevole),
    },
  }
}

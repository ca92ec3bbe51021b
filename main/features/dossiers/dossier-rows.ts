import type { Insertable } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import { PREVISIONNEL_VIDE, type SaisiePrevisionnel } from '../../../shared/domain/action.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { Statut } from '../../../shared/domain/listes.ts'
import { statutOfDossier } from '../../../shared/domain/orientation.ts'
import { NOM_ANONYME } from '../../../shared/domain/personne.ts'
import { previsionnelRows } from '../../db/previsionnel-rows.ts'
import type { Database } from '../../db/schema.ts'
import type { IdMaps } from './recognise.ts'

/** Rows of every table, ready to insert, but intervenant_statut (which depends on what is known). */
export type DossierRows = {
  readonly [T in keyof Database]?: readonly Insertable<Database[T]>[]
}

/** Lays a dossier out as rows. Pure but for `newId`, which names the records that the file leaves unnamed. */
export function dossierRows(
  dossier: Dossier,
  anneeId: string,
  maps: IdMaps,
  newId: () => string,
): DossierRows {
  return {
    ...directoryRows(dossier, maps, newId),
    ...actionRows(dossier, anneeId, maps, newId),
    ...inscriptionRows(dossier, anneeId, maps, newId),
    ...seanceRows(dossier, maps),
    ...meetingRows(dossier, maps, newId),
  }
}

const mapped = (map: ReadonlyMap<string, string>, id: string): string => map.get(id) ?? id

const mappedOrNull = (map: ReadonlyMap<string, string>, id: string | null): string | null =>
  id === null ? null : mapped(map, id)

/** Id of a record: that of the file, else a new one, since version 1 leaves it unnamed. */
const named = (map: ReadonlyMap<string, string>, id: string | null, newId: () => string): string =>
  id === null ? newId() : mapped(map, id)

/** Day on which a record lost its name. Version 1 has no place for it: the anonymous name stands for today. */
const anonymisedOn = (
  table: keyof typeof NOM_ANONYME,
  record: { readonly nom: string; readonly anonymiseLe: IsoDate | null },
  version: Dossier['version'],
): IsoDate | null =>
  version === 1 && record.nom === NOM_ANONYME[table] ? todayOf(new Date()) : record.anonymiseLe

const rappelColumns = (rappel: Dossier['concertations'][number]['rappel']) => ({
  rappel_date: rappel?.date ?? null,
  rappel_objet: rappel?.objet ?? null,
  is_rappel_fait: rappel?.fait ? (1 as const) : (0 as const),
})

/** Columns of a birth: the year is left out when the day is known. */
const naissanceOf = (person: {
  dateNaissance: string | null
  anneeNaissance: number | null
  sexe: 'F' | 'M' | null
}) => ({
  date_naissance: person.dateNaissance,
  annee_naissance: person.dateNaissance === null ? person.anneeNaissance : null,
  sexe: person.sexe,
})

function directoryRows(dossier: Dossier, maps: IdMaps, newId: () => string): DossierRows {
  return {
    etablissement: dossier.etablissements.map((e) => ({
      id: mapped(maps.etablissements, e.id),
      nom: e.nom,
      type: e.type,
      commune: e.commune,
      education_prioritaire: e.educationPrioritaire,
      quartier_prioritaire: e.quartierPrioritaire,
    })),
    partenaire: dossier.partenaires.map((p) => ({
      id: mapped(maps.partenaires, p.id),
      nom: p.nom,
      type: p.type,
    })),
    famille: dossier.familles.map((f) => ({
      id: mapped(maps.familles, f.id),
      commune: f.commune,
      quartier_prioritaire: f.quartierPrioritaire,
    })),
    responsable: dossier.familles.flatMap((f) =>
      f.responsables.map(({ id, ...responsable }, position) => ({
        id: named(maps.responsables, id, newId),
        famille_id: mapped(maps.familles, f.id),
        position,
        ...responsable,
      })),
    ),
    enfant: dossier.enfants.map((e) => ({
      id: mapped(maps.enfants, e.id),
      nom: e.nom,
      prenom: e.prenom,
      ...naissanceOf(e),
      famille_id: mappedOrNull(maps.familles, e.familleId),
      anonymise_le: anonymisedOn('enfant', e, dossier.version),
      mois_naissance: e.moisNaissance,
    })),
    enfant_situation: dossier.enfants.flatMap((e) =>
      unique(e.situations).map((situation) => ({
        enfant_id: mapped(maps.enfants, e.id),
        situation,
      })),
    ),
    intervenant: dossier.intervenants.map((i) => ({
      id: mapped(maps.intervenants, i.id),
      nom: i.nom,
      prenom: i.prenom,
      telephone: i.telephone,
      mail: i.mail,
      anonymise_le: anonymisedOn('intervenant', i, dossier.version),
    })),
    disponibilite: dossier.intervenants.flatMap((i) =>
      i.disponibilites.map(({ id, ...d }) => ({
        id: named(maps.disponibilites, id, newId),
        intervenant_id: mapped(maps.intervenants, i.id),
        ...d,
      })),
    ),
  }
}

function actionRows(
  dossier: Dossier,
  anneeId: string,
  maps: IdMaps,
  newId: () => string,
): DossierRows {
  const actions = dossier.actions.map((a) => ({ ...a, id: mapped(maps.actions, a.id) }))
  const announced = actions.flatMap(({ id, previsionnel }) =>
    previsionnel === null ? [] : [previsionnelRows(id, saisieOf(previsionnel))],
  )
  const collectifs = actions.flatMap((a) =>
    a.collectifs.map((c) => ({ ...c, id: mapped(maps.collectifs, c.id), actionId: a.id })),
  )
  return {
    action: actions.map((a) => ({
      id: a.id,
      annee_id: anneeId,
      numero: a.numero,
      intitule: a.intitule,
      lieu: a.lieu,
      adresse: a.adresse,
      is_bonification_enfant: a.bonificationEnfant ? 1 : 0,
      is_bonification_parent: a.bonificationParent ? 1 : 0,
      date_retour: a.dateRetour,
    })),
    action_nature_local: actions.flatMap((a) =>
      unique(a.natureLocal).map((nature_local) => ({ action_id: a.id, nature_local })),
    ),
    action_zonage: actions.flatMap((a) =>
      unique(a.zonage).map((zonage) => ({ action_id: a.id, zonage })),
    ),
    previsionnel: announced.map(({ previsionnel }) => previsionnel),
    previsionnel_item: announced.flatMap(({ items }) => items),
    collectif: collectifs.map(({ id, actionId, nom }) => ({ id, action_id: actionId, nom })),
    creneau: collectifs.flatMap((c) =>
      c.creneaux.map(({ id, ...creneau }) => ({
        id: named(maps.creneaux, id, newId),
        collectif_id: c.id,
        ...creneau,
      })),
    ),
  }
}

type Previsionnel = NonNullable<Dossier['actions'][number]['previsionnel']>

function saisieOf(p: Previsionnel): SaisiePrevisionnel {
  type Effectif = NonNullable<NonNullable<Previsionnel['intervenants']>[Statut]>
  const effectif = (announced: Effectif | null = null) => ({
    nombre: announced?.nombre ?? null,
    minutes: announced?.heures == null ? null : Math.round(announced.heures * 60),
  })
  const { salarie, volontaire, benevole } = p.intervenants ?? {}
  return {
    ...{ debut: p.debut, fin: p.fin, semaines: p.semaines },
    intervenants: {
      salarie: effectif(salarie),
      volontaire: effectif(volontaire),
      benevole: effectif(benevole),
    },
    public: p.public ?? PREVISIONNEL_VIDE.public,
    activites: unique(p.activites),
    parents: unique(p.parents),
    ecole: unique(p.ecole),
  }
}

function inscriptionRows(
  dossier: Dossier,
  anneeId: string,
  maps: IdMaps,
  newId: () => string,
): DossierRows {
  const inscriptions = dossier.inscriptions.map((i) => ({
    ...i,
    id: named(maps.inscriptions, i.id, newId),
  }))
  const orientations = dossier.orientations.map((o) => ({
    ...o,
    id: mapped(maps.orientations, o.id),
  }))
  return {
    inscription: inscriptions.map((i) => ({
      id: i.id,
      enfant_id: mapped(maps.enfants, i.enfantId),
      action_id: mapped(maps.actions, i.actionId),
      collectif_id: mappedOrNull(maps.collectifs, i.collectifId),
      debut: i.debut,
      fin: i.fin,
      statut: i.statut,
      niveau: i.niveau,
      classe: i.classe,
      etablissement_id: mappedOrNull(maps.etablissements, i.etablissementId),
      accord_parental: i.accordParental,
      rang: i.rang,
      foyer_compte_des: i.foyerCompteDes,
    })),
    inscription_origine: inscriptions.flatMap((i) =>
      unique(i.origines).map((origine) => ({ inscription_id: i.id, origine })),
    ),
    orientation: orientations.map((o) => ({
      id: o.id,
      annee_id: anneeId,
      enfant_id: mappedOrNull(maps.enfants, o.enfantId),
      nom: o.nom,
      prenom: o.prenom,
      ...naissanceOf(o),
      niveau: o.niveau,
      classe: o.classe,
      date: o.date,
      etablissement_id: mappedOrNull(maps.etablissements, o.etablissementId),
      enseignant: o.enseignant,
      objectif: o.objectif,
      accord_parental: accordText(o.accordParental),
      statut: statutOfDossier(o.statut, o.etapes),
      retour_ecole: o.retourEcole,
      source_file: o.source?.fichier ?? null,
      source_sheet: o.source?.feuille ?? null,
      source_row: o.source?.ligne ?? null,
    })),
    orientation_origine: orientations.flatMap((o) =>
      unique(o.origines).map((origine) => ({ orientation_id: o.id, origine })),
    ),
    orientation_situation: orientations.flatMap((o) =>
      unique(o.situations).map((situation) => ({ orientation_id: o.id, situation })),
    ),
    orientation_critere: orientations.flatMap((o) =>
      o.criteres.map((critere, position) => ({ orientation_id: o.id, position, critere })),
    ),
    orientation_etape: orientations.flatMap((o) =>
      o.etapes.flatMap(({ statut, date }) =>
        date === null ? [] : [{ orientation_id: o.id, statut, date }],
      ),
    ),
  }
}

const accordText = (accord: boolean | string | null): string | null =>
  typeof accord === 'boolean' ? (accord ? 'oui' : 'non') : accord

function seanceRows(dossier: Dossier, maps: IdMaps): DossierRows {
  const seances = dossier.seances.map((s) => ({ ...s, id: mapped(maps.seances, s.id) }))
  return {
    seance: seances.map((s) => ({
      id: s.id,
      collectif_id: mapped(maps.collectifs, s.collectifId),
      date: s.date,
      debut: s.debut,
      fin: s.fin,
      etat: s.etat,
      motif: s.motif,
      note: s.note,
    })),
    seance_activite: seances.flatMap((s) =>
      unique(s.activites).map((activite) => ({ seance_id: s.id, activite })),
    ),
    presence: seances.flatMap((s) =>
      s.presences.map((p) => ({
        seance_id: s.id,
        enfant_id: mapped(maps.enfants, p.enfantId),
        etat: p.etat,
        note: p.note,
      })),
    ),
    seance_intervenant: seances.flatMap((s) =>
      s.intervenants.map((i) => ({
        seance_id: s.id,
        intervenant_id: mapped(maps.intervenants, i.intervenantId),
        minutes: i.minutes,
      })),
    ),
  }
}

function meetingRows(dossier: Dossier, maps: IdMaps, newId: () => string): DossierRows {
  const actionsParents = dossier.actionsParents.map((a) => ({
    ...a,
    id: named(maps.actionsParents, a.id, newId),
  }))
  return {
    heures: dossier.heures.map((h) => ({
      id: named(maps.heures, h.id, newId),
      intervenant_id: mapped(maps.intervenants, h.intervenantId),
      action_id: mapped(maps.actions, h.actionId),
      date: h.date,
      categorie: h.categorie,
      minutes: h.minutes,
      note: h.note,
    })),
    action_parents: actionsParents.map((a) => ({
      id: a.id,
      action_id: mapped(maps.actions, a.actionId),
      date: a.date,
      genre: a.genre,
      participants: a.participants,
      note: a.note,
      ...rappelColumns(a.rappel),
    })),
    action_parents_famille: actionsParents.flatMap((a) =>
      unique(a.familleIds).map((familleId) => ({
        action_parents_id: a.id,
        famille_id: mapped(maps.familles, familleId),
      })),
    ),
    concertation: dossier.concertations.map((c) => ({
      id: named(maps.concertations, c.id, newId),
      action_id: mapped(maps.actions, c.actionId),
      date: c.date,
      axe: c.axe,
      genre: c.genre,
      etablissement_id: mappedOrNull(maps.etablissements, c.etablissementId),
      partenaire_id: mappedOrNull(maps.partenaires, c.partenaireId),
      note: c.note,
      moment: c.moment,
      ...rappelColumns(c.rappel),
    })),
    reponse: dossier.reponses.map((r) => ({
      action_id: mapped(maps.actions, r.actionId),
      code: r.code,
      valeur: JSON.stringify(r.valeur),
      raison: r.raison,
    })),
  }
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

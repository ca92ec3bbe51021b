import type { Dossier } from '../../../shared/domain/dossier.ts'
import { ACTIVITES, inOrderOf } from '../../../shared/domain/listes.ts'
import { canonical, grouped } from './canonical.ts'
import type { AnneeRows } from './export.repository.ts'

/** Séances with their présences and intervenants. */
export function seancesOf(rows: AnneeRows): Dossier['seances'] {
  const activitesOf = grouped(rows.seanceActivites, (r) => r.seance_id)
  const presencesOf = grouped(rows.presences, (r) => r.seance_id)
  const intervenantsOf = grouped(rows.seanceIntervenants, (r) => r.seance_id)
  return canonical(
    rows.seances,
    (s) => [s.date, s.debut, s.id],
    (s) => ({
      id: s.id,
      collectifId: s.collectif_id,
      date: s.date,
      debut: s.debut,
      fin: s.fin,
      etat: s.etat,
      motif: s.motif,
      note: s.note,
      activites: inOrderOf(
        ACTIVITES,
        activitesOf(s.id).map((a) => a.activite),
      ),
      presences: canonical(
        presencesOf(s.id),
        (p) => [p.enfant_id],
        (p) => ({ enfantId: p.enfant_id, etat: p.etat, note: p.note }),
      ),
      intervenants: canonical(
        intervenantsOf(s.id),
        (i) => [i.intervenant_id],
        (i) => ({ intervenantId: i.intervenant_id, minutes: i.minutes }),
      ),
    }),
  )
}

/** Heures outside séances, meetings with parents and partners, answers of the bilan. */
export function meetingsOf(
  rows: AnneeRows,
): Pick<Dossier, 'heures' | 'actionsParents' | 'concertations' | 'reponses'> {
  const famillesOf = grouped(rows.actionsParentsFamilles, (r) => r.action_parents_id)
  return {
    heures: canonical(
      rows.heures,
      (h) => [h.date, h.intervenant_id],
      (h) => ({
        id: h.id,
        intervenantId: h.intervenant_id,
        actionId: h.action_id,
        date: h.date,
        categorie: h.categorie,
        minutes: h.minutes,
        note: h.note,
      }),
    ),
    actionsParents: canonical(
      rows.actionsParents,
      (a) => [a.date],
      (a) => ({
        id: a.id,
        actionId: a.action_id,
        date: a.date,
        genre: a.genre,
        participants: a.participants,
        familleIds: famillesOf(a.id)
          .map((f) => f.famille_id)
          .sort(),
        note: a.note,
        rappel: rappelOf(a),
      }),
    ),
    concertations: canonical(
      rows.concertations,
      (c) => [c.date],
      (c) => ({
        id: c.id,
        actionId: c.action_id,
        date: c.date,
        axe: c.axe,
        genre: c.genre,
        etablissementId: c.etablissement_id,
        partenaireId: c.partenaire_id,
        note: c.note,
        moment: c.moment,
        rappel: rappelOf(c),
      }),
    ),
    reponses: canonical(
      rows.reponses,
      (r) => [r.action_id, r.code],
      (r) => ({
        actionId: r.action_id,
        code: r.code,
        valeur: JSON.parse(r.valeur) as Dossier['reponses'][number]['valeur'],
        raison: r.raison,
      }),
    ),
  }
}

const rappelOf = (row: {
  readonly rappel_date: string | null
  readonly rappel_objet: string | null
  readonly is_rappel_fait: 0 | 1
}) =>
  row.rappel_date === null
    ? null
    : { date: row.rappel_date, objet: row.rappel_objet, fait: row.is_rappel_fait === 1 }

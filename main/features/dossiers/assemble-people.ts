import type { Dossier } from '../../../shared/domain/dossier.ts'
import {
  ETAPES_ORIENTATION,
  inOrderOf,
  ORIGINES,
  SITUATIONS,
  type StatutOrientation,
} from '../../../shared/domain/listes.ts'
import { canonical, creneauKey, creneauOf, grouped } from './canonical.ts'
import type { AnneeRows } from './export.repository.ts'

const naissanceOf = (row: {
  date_naissance: string | null
  annee_naissance: number | null
  sexe: 'F' | 'M' | null
}) => ({
  dateNaissance: row.date_naissance,
  anneeNaissance: row.annee_naissance,
  sexe: row.sexe,
})

/** Familles, enfants and intervenants. */
export function peopleOf(rows: AnneeRows): Pick<Dossier, 'familles' | 'enfants' | 'intervenants'> {
  const responsablesOf = grouped(rows.responsables, (r) => r.famille_id)
  const situationsOf = grouped(rows.situations, (r) => r.enfant_id)
  const disponibilitesOf = grouped(rows.disponibilites, (r) => r.intervenant_id)
  const statutsOf = grouped(rows.statuts, (r) => r.intervenant_id)
  const familleIds = new Set(rows.familles.map((f) => f.id))
  return {
    familles: canonical(
      rows.familles,
      (f) => [f.id],
      (f) => ({
        id: f.id,
        responsables: [...responsablesOf(f.id)]
          .sort((a, b) => a.position - b.position)
          .map(({ id, nom, prenom, telephone, mail, lien }) => ({
            id,
            nom,
            prenom,
            telephone,
            mail,
            lien,
          })),
        commune: f.commune,
        quartierPrioritaire: f.quartier_prioritaire,
      }),
    ),
    enfants: canonical(
      rows.enfants,
      (e) => [e.nom, e.prenom, e.id],
      (e) => ({
        id: e.id,
        nom: e.nom,
        prenom: e.prenom,
        ...naissanceOf(e),
        familleId: e.famille_id !== null && familleIds.has(e.famille_id) ? e.famille_id : null,
        situations: inOrderOf(
          SITUATIONS,
          situationsOf(e.id).map((s) => s.situation),
        ),
        anonymiseLe: e.anonymise_le,
        moisNaissance: e.mois_naissance,
      }),
    ),
    intervenants: canonical(
      rows.intervenants,
      (i) => [i.nom, i.prenom, i.id],
      (i) => ({
        id: i.id,
        nom: i.nom,
        prenom: i.prenom,
        telephone: i.telephone,
        mail: i.mail,
        anonymiseLe: i.anonymise_le,
        disponibilites: canonical(disponibilitesOf(i.id), creneauKey, creneauOf),
        statuts: canonical(
          statutsOf(i.id),
          (s) => [s.debut],
          ({ id, statut, debut, fin }) => ({ id, statut, debut, fin }),
        ),
      }),
    ),
  }
}

/** Inscriptions and orientations. */
export function followUpOf(rows: AnneeRows): Pick<Dossier, 'inscriptions' | 'orientations'> {
  const originesOf = grouped(rows.inscriptionOrigines, (r) => r.inscription_id)
  const orientationOriginesOf = grouped(rows.orientationOrigines, (r) => r.orientation_id)
  const orientationSituationsOf = grouped(rows.orientationSituations, (r) => r.orientation_id)
  const criteresOf = grouped(rows.orientationCriteres, (r) => r.orientation_id)
  const etapesOf = grouped(rows.orientationEtapes, (r) => r.orientation_id)
  return {
    inscriptions: canonical(
      rows.inscriptions,
      (i) => [i.debut, i.enfant_id, i.action_id],
      (i) => ({
        id: i.id,
        enfantId: i.enfant_id,
        actionId: i.action_id,
        collectifId: i.collectif_id,
        debut: i.debut,
        fin: i.fin,
        statut: i.statut,
        niveau: i.niveau,
        classe: i.classe,
        etablissementId: i.etablissement_id,
        origines: inOrderOf(
          ORIGINES,
          originesOf(i.id).map((o) => o.origine),
        ),
        accordParental: i.accord_parental,
        rang: i.rang,
        foyerCompteDes: i.foyer_compte_des,
      }),
    ),
    orientations: canonical(
      rows.orientations,
      (o) => [o.date, o.id],
      (o) => ({
        id: o.id,
        enfantId: o.enfant_id,
        nom: o.nom,
        prenom: o.prenom,
        ...naissanceOf(o),
        niveau: o.niveau,
        classe: o.classe,
        date: o.date,
        etablissementId: o.etablissement_id,
        enseignant: o.enseignant,
        origines: inOrderOf(
          ORIGINES,
          orientationOriginesOf(o.id).map((x) => x.origine),
        ),
        situations: inOrderOf(
          SITUATIONS,
          orientationSituationsOf(o.id).map((x) => x.situation),
        ),
        criteres: [...criteresOf(o.id)]
          .sort((a, b) => a.position - b.position)
          .map((c) => c.critere),
        objectif: o.objectif,
        accordParental: accordOf(o.accord_parental),
        ...suiviOf(o.statut, etapesOf(o.id)),
        retourEcole: o.retour_ecole,
        source: sourceOf(o),
      }),
    ),
  }
}

/** Version 1 has no « accord »: it is a famille contactée whose steps say it, dated or not. */
function suiviOf(
  statut: StatutOrientation,
  rows: readonly AnneeRows['orientationEtapes'][number][],
): Pick<Dossier['orientations'][number], 'statut' | 'etapes'> {
  const reached = ETAPES_ORIENTATION.flatMap((etape) => {
    const date = rows.find((row) => row.statut === etape)?.date ?? null
    return date !== null || (etape === 'accord' && statut === 'accord')
      ? [{ statut: etape, date }]
      : []
  })
  return { statut: statut === 'accord' ? 'famille-contactee' : statut, etapes: reached }
}

function sourceOf(row: AnneeRows['orientations'][number]) {
  const { source_file: fichier, source_sheet: feuille, source_row: ligne } = row
  return fichier === null && feuille === null && ligne === null ? null : { fichier, feuille, ligne }
}

function accordOf(text: string | null): boolean | string | null {
  return text === 'oui' ? true : text === 'non' ? false : text
}

import { type Kysely, sql } from 'kysely'
import type { LigneDonnees, Personne } from '../../../shared/domain/personne.ts'
import type { Database } from '../../db/schema.ts'

type Partie = { readonly titre: string; readonly lignes: readonly LigneDonnees[] }

type Db = Kysely<Database>
type Query = ReturnType<typeof sql<Record<string, string | number | null>>>

/** Data held on a person, the records themselves first. */
export async function findDonnees(db: Db, { genre, id }: Personne): Promise<readonly Partie[]> {
  const queries = { enfant: ofEnfant, famille: ofFamille, intervenant: ofIntervenant }[genre](id)
  const parties: Partie[] = []
  for (const [titre, query] of queries) {
    const { rows } = await query.execute(db)
    parties.push({ titre, lignes: rows })
  }
  return parties
}

const row = sql<Record<string, string | number | null>>
type Queries = readonly (readonly [string, Query])[]

const responsables = (familleId: ReturnType<typeof sql>): Query => row`
  select nom as "Nom", prenom as "Prénom", lien as "Lien", telephone as "Téléphone", mail as "Mail"
  from responsable where famille_id = ${familleId} order by position`

const operations = (key: string, id: string): Query => row`
  select distinct o.created_at as "Quand", o.label as "Opération gardée pour « Annuler »"
  from operation as o join operation_change as c on c.operation_id = o.id
  where ${id} in (json_extract(c.before, '$.' || ${key}), json_extract(c.after, '$.' || ${key}))
    or ${id} in (json_extract(c.before, '$.id'), json_extract(c.after, '$.id'))
  order by o.seq`

const brouillons = (id: string): Query => row`
  select saved_at as "Quand", (select group_concat(atom, ', ') from json_tree(saisie)
      where type in ('text', 'integer', 'real') and atom <> '') as "Ce qui est tapé"
  from brouillon where instr(sujet || saisie || ecran, ${id}) > 0 order by saved_at`

const ofEnfant = (id: string): Queries => [
  [
    'Enfant',
    row`select nom as "Nom", prenom as "Prénom", date_naissance as "Date de naissance",
      annee_naissance as "Année de naissance", mois_naissance as "Mois de naissance", sexe as "Sexe",
      anonymise_le as "Anonymisé le"
      from enfant where id = ${id}`,
  ],
  [
    'Famille',
    row`select commune as "Commune", quartier_prioritaire as "Quartier prioritaire" from famille
      where id = (select famille_id from enfant where id = ${id})
        and coalesce(commune, quartier_prioritaire) is not null`,
  ],
  ['Responsables', responsables(sql`(select famille_id from enfant where id = ${id})`)],
  [
    'Proches',
    row`select nom as "Nom", lien as "Lien", telephone as "Téléphone",
      iif(is_autorise, 'oui', 'non') as "Peut venir le chercher",
      iif(is_a_prevenir, 'oui', 'non') as "À prévenir"
      from proche where enfant_id = ${id} order by position`,
  ],
  [
    'Autorisations',
    row`select substr(y.debut, 1, 4) || '-' || substr(y.fin, 1, 4) as "Année",
      iif(a.rentre_seul is null, null, iif(a.rentre_seul, 'oui', 'non')) as "Rentre seul",
      iif(a.droit_image is null, null, iif(a.droit_image, 'oui', 'non')) as "Droit à l’image",
      a.contrat_signe as "Contrat signé le"
      from autorisation as a join annee as y on y.id = a.annee_id where a.enfant_id = ${id} order by y.debut`,
  ],
  [
    'Situations',
    row`select situation as "Situation" from enfant_situation where enfant_id = ${id} order by 1`,
  ],
  [
    'Inscriptions',
    row`select coalesce(a.intitule, 'Action ' || a.numero) as "Action", c.nom as "Collectif", i.debut as "Du",
      i.fin as "Au", i.statut as "Statut", i.niveau as "Niveau", i.classe as "Classe", t.nom as "Établissement",
      i.accord_parental as "Accord parental",
      (select group_concat(o.origine, ', ') from inscription_origine as o where o.inscription_id = i.id) as "Origine"
      from inscription as i join action as a on a.id = i.action_id
      left join collectif as c on c.id = i.collectif_id left join etablissement as t on t.id = i.etablissement_id
      where i.enfant_id = ${id} order by i.debut`,
  ],
  [
    'Orientations',
    row`select o.date as "Reçue le", t.nom as "Établissement", o.niveau as "Niveau", o.classe as "Classe",
      o.enseignant as "Enseignant", o.objectif as "Objectif", o.statut as "Statut", o.accord_parental as "Accord parental",
      o.nom as "Nom donné", o.prenom as "Prénom donné",
      (select group_concat(critere, ', ') from orientation_critere as k where k.orientation_id = o.id) as "Critères",
      (select group_concat(situation, ', ') from orientation_situation as s where s.orientation_id = o.id) as "Situations",
      o.source_file as "Fichier", o.source_row as "Ligne"
      from orientation as o left join etablissement as t on t.id = o.etablissement_id
      where o.enfant_id = ${id} order by o.date`,
  ],
  [
    'Présences',
    row`select s.date as "Date", s.debut as "Heure", c.nom as "Collectif", p.etat as "Présence", p.note as "Note"
      from presence as p join seance as s on s.id = p.seance_id join collectif as c on c.id = s.collectif_id
      where p.enfant_id = ${id} order by s.date, s.debut`,
  ],
  [
    'Appels à la famille',
    row`select date as "Date", note as "Note" from appel where enfant_id = ${id} order by date`,
  ],
  [
    'Suivi individuel',
    row`select substr(y.debut, 1, 4) || '-' || substr(y.fin, 1, 4) as "Année", p.trimestre as "Trimestre",
      e.nom as "Échelle", p.niveau as "Niveau, de 1 à 4"
      from progression as p join annee as y on y.id = p.annee_id join echelle as e on e.id = p.echelle_id
      where p.enfant_id = ${id} order by y.debut, p.trimestre, e.position`,
  ],
  [
    'Actions avec les parents',
    row`select p.date as "Date", p.genre as "Genre" from action_parents as p
      join action_parents_famille as f on f.action_parents_id = p.id
      where f.famille_id = (select famille_id from enfant where id = ${id}) order by p.date`,
  ],
  ['Brouillons', brouillons(id)],
  ['Historique', operations('enfant_id', id)],
]

const ofFamille = (id: string): Queries => [
  [
    'Famille',
    row`select commune as "Commune", quartier_prioritaire as "Quartier prioritaire" from famille where id = ${id}`,
  ],
  ['Responsables', responsables(sql`${id}`)],
  [
    'Enfants',
    row`select nom as "Nom", prenom as "Prénom", date_naissance as "Date de naissance",
      annee_naissance as "Année de naissance", sexe as "Sexe" from enfant where famille_id = ${id} order by prenom`,
  ],
  [
    'Actions avec les parents',
    row`select p.date as "Date", p.genre as "Genre" from action_parents as p
      join action_parents_famille as f on f.action_parents_id = p.id where f.famille_id = ${id} order by p.date`,
  ],
  ['Brouillons', brouillons(id)],
  ['Historique', operations('famille_id', id)],
]

const ofIntervenant = (id: string): Queries => [
  [
    'Intervenant',
    row`select nom as "Nom", prenom as "Prénom", telephone as "Téléphone", mail as "Mail",
      anonymise_le as "Anonymisé le" from intervenant where id = ${id}`,
  ],
  [
    'Statuts',
    row`select statut as "Statut", debut as "Du", fin as "Au" from intervenant_statut
      where intervenant_id = ${id} order by debut`,
  ],
  [
    'Disponibilités',
    row`select jour as "Jour", debut as "De", fin as "À" from disponibilite where intervenant_id = ${id}`,
  ],
  [
    'Équipes de créneaux',
    row`select c.nom as "Collectif", k.jour as "Jour", e.debut as "Du", e.fin as "Au"
      from creneau_intervenant as e join creneau as k on k.id = e.creneau_id
      join collectif as c on c.id = k.collectif_id where e.intervenant_id = ${id} order by e.debut`,
  ],
  [
    'Séances',
    row`select s.date as "Date", c.nom as "Collectif", coalesce(i.minutes, s.minutes) as "Minutes"
      from seance_intervenant as i join seance as s on s.id = i.seance_id join collectif as c on c.id = s.collectif_id
      where i.intervenant_id = ${id} order by s.date`,
  ],
  [
    'Formations',
    row`select f.date as "Date", f.theme as "Thème", coalesce(i.minutes, f.minutes) as "Minutes"
      from formation_intervenant as i join formation as f on f.id = i.formation_id
      where i.intervenant_id = ${id} order by f.date`,
  ],
  [
    'Heures',
    row`select date as "Date", categorie as "Catégorie", minutes as "Minutes", note as "Note"
      from heures where intervenant_id = ${id} order by date`,
  ],
  ['Brouillons', brouillons(id)],
  ['Historique', operations('intervenant_id', id)],
]

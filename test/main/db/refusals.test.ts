import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../../main/db/open.ts'

// One database for all: each test runs in a transaction that is rolled back.
const { sqlite } = openDatabase(':memory:')
sqlite.exec(`
  insert into annee values ('y', '2021-09-01', '2022-08-31');
  insert into etablissement (id, nom, type) values ('jf', 'École Jules-Ferry', 'ecole');
  insert into partenaire (id, nom) values ('med', 'Médiathèque');
  insert into action (id, annee_id, numero) values ('a1', 'y', '1'), ('a2', 'y', '2');
  insert into previsionnel (action_id) values ('a1');
  insert into collectif values ('c1', 'a1', 'Mardi'), ('c2', 'a2', 'Jeudi');
  insert into famille (id) values ('f1');
  insert into enfant (id, nom, prenom) values ('e1', 'Benali', 'Inès');
  insert into inscription (id, enfant_id, action_id, collectif_id, debut, statut)
    values ('i1', 'e1', 'a1', 'c1', '2021-09-28', 'inscrit');
  insert into intervenant (id, nom, prenom) values ('omar', 'Sy', 'Omar');
  insert into intervenant_statut values ('st1', 'omar', 'benevole', '2021-09-01', '2021-12-31');
  insert into seance (id, collectif_id, date, debut, fin, etat)
    values ('s1', 'c1', '2021-09-28', '16:30', '18:00', 'tenue');
  insert into presence (seance_id, enfant_id, etat) values ('s1', 'e1', 'present');
  insert into seance_intervenant values ('s1', 'omar', null);
  insert into operation (id, seq, genre, label, created_at)
    values ('o1', 1, 'saisie', 'Saisie', '2021-09-28T16:30:00Z');
`)
beforeEach(() => {
  sqlite.exec('begin')
})
afterEach(() => {
  sqlite.exec('rollback')
})

const run = (sql: string) => () => sqlite.exec(sql)

const seance = (date: string, debut = '16:30', fin = '18:00', etat = 'tenue') =>
  `insert into seance (id, collectif_id, date, debut, fin, etat)
   values ('s2', 'c1', '${date}', '${debut}', '${fin}', '${etat}')`
const inscription = (columns: Readonly<Record<string, string>>) => {
  const row = {
    id: 'i2',
    enfant_id: 'e1',
    action_id: 'a1',
    debut: '2021-09-28',
    statut: 'inscrit',
    ...columns,
  }
  const values = Object.values(row).map((value) => `'${value}'`)
  return `insert into inscription (${Object.keys(row)}) values (${values})`
}
const statut = (debut: string, fin: string | null, code = 'salarie') =>
  `insert into intervenant_statut
   values ('st2', 'omar', '${code}', '${debut}', ${fin === null ? 'null' : `'${fin}'`})`
const heures = (minutes: number | string, categorie = 'preparation') =>
  `insert into heures values ('h1', 'omar', 'a1', '2021-10-04', '${categorie}', ${minutes}, null)`

test.each([
  ['31 February', seance('2022-02-31')],
  ['29 February of a common year', seance('2022-02-29')],
  ['a date without its zeros', seance('2022-2-3')],
  ['a French date', seance('03/02/2022')],
  ['a date with a time of day', seance('2022-02-03 16:30')],
  ['24 hours for a time', seance('2022-02-03', '16:30', '24:00')],
  ['a time with seconds', seance('2022-02-03', '16:30', '18:00:00')],
  ['a time without its zero', seance('2022-02-03', '9:30', '18:00')],
])('%s is refused', (_what, sql) => {
  expect(run(sql)).toThrow(/CHECK constraint failed: \w+ is (date|strftime)/)
})

test.each([
  ['a séance that ends before it begins', seance('2022-02-03', '18:00', '16:30')],
  ['a séance of no duration', seance('2022-02-03', '16:30', '16:30')],
  [
    'an année that ends before it begins',
    "insert into annee values ('z', '2023-09-01', '2022-08-31')",
  ],
  ['an inscription that ends before it begins', inscription({ fin: '2021-09-27' })],
  ['a statut that ends before it begins', statut('2022-02-03', '2022-02-02')],
  [
    'a créneau that ends before it begins',
    "insert into creneau values ('k', 'c1', 'mardi', '18:00', '16:30')",
  ],
  [
    'a team that ends before it begins',
    "insert into creneau values ('k', 'c1', 'mardi', '16:30', '18:00'); insert into creneau_intervenant values ('m', 'k', 'omar', '2021-10-02', '2021-10-01')",
  ],
  [
    'a disponibilité that ends before it begins',
    "insert into disponibilite values ('d', 'omar', 'mardi', '18:00', '16:30')",
  ],
  [
    'a prévisionnel that ends before it begins',
    "update previsionnel set debut = '2022-01-02', fin = '2022-01-01'",
  ],
])('%s is refused', (_what, sql) => {
  expect(run(sql)).toThrow(/ends_after_it_begins/)
})

test.each([
  ['an unknown état of a séance', seance('2022-02-03', '16:30', '18:00', 'reportee')],
  ['an unknown activité', "insert into seance_activite values ('s1', 'poney')"],
  ['an unknown état of a présence', "update presence set etat = 'retard'"],
  ['an unknown statut of an inscription', inscription({ statut: 'parti' })],
  ['an unknown niveau', inscription({ niveau: 'CE3' })],
  ['an unknown origine', "insert into inscription_origine values ('i1', 'voisin')"],
  ['an unknown situation', "insert into enfant_situation values ('e1', 'sante')"],
  ['an unknown statut of an intervenant', statut('2022-02-03', null, 'stagiaire')],
  ['an unknown catégorie of heures', heures(60, 'trajet')],
  [
    'an unknown genre of action with parents',
    "insert into action_parents (id, action_id, date, genre) values ('p', 'a1', '2021-10-04', 'gouter')",
  ],
  [
    'a genre of its own for a concertation with the school',
    "insert into concertation (id, action_id, date, axe, genre) values ('x', 'a1', '2021-10-04', 'ecole', 'forum')",
  ],
  [
    'an unknown axe of a concertation',
    "insert into concertation (id, action_id, date, axe, genre) values ('x', 'a1', '2021-10-04', 'mairie', 'forum')",
  ],
  ['an unknown type of établissement', "update etablissement set type = 'creche'"],
  ['an unknown éducation prioritaire', "update etablissement set education_prioritaire = 'ZEP'"],
  [
    'an unknown zone of school holidays',
    "insert into structure (id, nom, zone_scolaire) values ('structure', 'Centre', 'D')",
  ],
  ['an unknown nature of the place', "insert into action_nature_local values ('a1', 'prive')"],
  ['an unknown zonage', "insert into action_zonage values ('a1', 'zfu')"],
  [
    'an unknown list of the prévisionnel',
    "insert into previsionnel_item values ('a1', 'situations', 'x')",
  ],
  ['an unknown sexe', "update enfant set sexe = 'X'"],
  ['an unknown jour', "insert into creneau values ('k', 'c1', 'Mardi', '16:30', '18:00')"],
  ['an unknown genre of operation', "update operation set genre = 'test'"],
])('%s is refused', (_what, sql) => {
  expect(run(sql)).toThrow(/CHECK constraint failed: (\w+ in \(|genre_ecole_is_closed)/)
})

test.each([
  ['negative minutes of heures', heures(-1)],
  ['minutes beyond ten days', heures(14_401)],
  ['minutes that are no whole number', heures(12.5)],
  ['minutes written in letters', heures("'une heure'")],
  ['negative own minutes in a séance', 'update seance_intervenant set minutes = -1'],
  ['more minutes than a day has in a séance', 'update seance_intervenant set minutes = 1441'],
  ['a negative count in the prévisionnel', 'update previsionnel set semaines = -1'],
  [
    'a negative number of participants',
    "insert into action_parents (id, action_id, date, genre, participants) values ('p', 'a1', '2021-10-04', 'evaluation', -1)",
  ],
  ['a boolean that is neither 0 nor 1', 'update action set is_bonification_enfant = 2'],
  ['a year of birth before 1900', 'update enfant set annee_naissance = 1899'],
])('%s is refused', (_what, sql) => {
  expect(run(sql)).toThrow(/minutes_in_range|cannot store|>= 0|in \(0, 1\)|between 1900 and 2200/)
})

test.each([
  [
    'a birth known twice',
    "update enfant set date_naissance = '2013-03-12', annee_naissance = 2013",
  ],
  ['a statut that begins on the last day of another', statut('2021-12-31', null)],
  ['a statut that covers another', statut('2021-01-01', null)],
  ['a statut inside another', statut('2021-10-01', '2021-10-02')],
  [
    'a second action of the same numéro',
    "insert into action (id, annee_id, numero) values ('a3', 'y', '1')",
  ],
  [
    'a second année that begins the same day',
    "insert into annee values ('z', '2021-09-01', '2022-07-31')",
  ],
  [
    'a second présence of a child at a séance',
    "insert into presence values ('s1', 'e1', 'absent', null)",
  ],
  ['an intervenant twice in a séance', "insert into seance_intervenant values ('s1', 'omar', 30)"],
  ['a second structure', "insert into structure (id, nom) values ('autre', 'Centre')"],
  ['a second operation under way', "insert into operation_under_way values (2, 'o1')"],
])('%s is refused', (_what, sql) => {
  expect(run(sql)).toThrow(/birth_is_date_or_year|statut_overlap|UNIQUE|id = 'structure'|one = 1/)
})

test.each([
  ['a collectif of another action', inscription({ collectif_id: 'c2' })],
  [
    'moving a collectif away from its inscriptions',
    "update collectif set action_id = 'a2' where id = 'c1'",
  ],
  ['an inscription of nobody', inscription({ enfant_id: 'e9' })],
  [
    'an orientation that names no child',
    "insert into orientation (id, annee_id, nom, date, statut) values ('o', 'y', 'Sow', '2021-10-04', 'recue')",
  ],
  ['an action of no année', "insert into action (id, annee_id, numero) values ('a3', 'y9', '3')"],
])('%s is refused', (_what, sql) => {
  expect(run(sql)).toThrow(/FOREIGN KEY|orientation_names_a_child/)
})

test.each([
  ['a child without a name', "insert into enfant (id, nom, prenom) values ('e2', ' ', 'Inès')"],
  [
    'a child without a first name',
    "insert into enfant (id, nom, prenom) values ('e2', 'Benali', '')",
  ],
  ['an établissement without a name', "update etablissement set nom = ''"],
  ['a record without an id', "insert into partenaire (id, nom) values (null, 'Médiathèque')"],
  [
    'a responsable of whom nothing is known',
    "insert into responsable (id, famille_id, position) values ('r', 'f1', 0)",
  ],
  [
    'a contact without a name or a function',
    "insert into contact (id, etablissement_id, position, telephone) select 'k', id, 0, '06 00 00 00 01' from etablissement",
  ],
  ['a contact of nobody', "insert into contact (id, position, nom) values ('k', 0, 'Diallo')"],
])('%s is refused', (_what, sql) => {
  expect(run(sql)).toThrow(/trim\(|NOT NULL|responsable_is_named|contact_is_(named|of_one)/)
})

test.each([
  [
    'a subject to take up again without a day',
    "insert into concertation (id, action_id, date, axe, genre, rappel_objet) values ('x', 'a1', '2021-10-04', 'territoire', 'forum', 'rappeler')",
  ],
  [
    'nothing to take up again that is done',
    "insert into action_parents (id, action_id, date, genre, is_rappel_fait) values ('p', 'a1', '2021-10-04', 'evaluation', 1)",
  ],
])('%s is refused', (_what, sql) => {
  expect(run(sql)).toThrow(/rappel_(objet|fait)_is_dated/)
})

test.each([
  ['an answer that is not JSON', "insert into reponse values ('a1', 'axe.texte', 'oui', null)"],
  ['a paramètre that is not JSON', "insert into parametre values ('y', 'tolerance', '{')"],
  [
    'a parental agreement that is neither oui, non nor a date',
    "insert into orientation (id, annee_id, enfant_id, date, statut, accord_parental) values ('o', 'y', 'e1', '2021-10-04', 'recue', 'peut-être')",
  ],
])('%s is refused', (_what, sql) => {
  expect(run(sql)).toThrow(/json_valid|accord_parental in/)
})

test.each([
  ['the removal of an enfant who has inscriptions', "delete from enfant where id = 'e1'"],
  ['the removal of an intervenant who led a séance', "delete from intervenant where id = 'omar'"],
  ['the removal of a collectif that has séances', "delete from collectif where id = 'c1'"],
  ['the removal of an action that has collectifs', "delete from action where id = 'a1'"],
  ['the removal of an année that has actions', 'delete from annee'],
])('%s is refused', (_what, sql) => {
  expect(run(sql)).toThrow(/FOREIGN KEY/)
})

test('« now » is no date', () => {
  expect(run(seance('now'))).toThrow(/non-deterministic/)
})

test.each([
  ['29 February of a leap year', seance('2024-02-29')],
  ['a séance that ends at one minute to midnight', seance('2022-02-03', '00:00', '23:59')],
  ['a statut that begins the day after another ends', statut('2022-01-01', null)],
  ['a statut of one day', statut('2022-02-03', '2022-02-03')],
  ['an inscription of one day', inscription({ fin: '2021-09-28' })],
  ['a child inscribed twice in one collectif', inscription({ collectif_id: 'c1' })],
  ['a child without collectif yet', inscription({})],
  ['heures of no minute', heures(0)],
  [
    'a concertation of the territoire of any genre',
    "insert into concertation (id, action_id, date, axe, genre) values ('x', 'a1', '2021-10-04', 'territoire', 'forum')",
  ],
  ['two homonyms', "insert into enfant (id, nom, prenom) values ('e2', 'Benali', 'Inès')"],
  [
    'an action of the same numéro in another année',
    "insert into annee values ('z', '2022-09-01', '2023-08-31'); insert into action (id, annee_id, numero) values ('a3', 'z', '1')",
  ],
  [
    'an agreement of the parents by its date',
    "insert into orientation (id, annee_id, enfant_id, date, statut, accord_parental) values ('o', 'y', 'e1', '2021-10-04', 'recue', '2021-10-01')",
  ],
])('%s is accepted', (_what, sql) => {
  expect(run(sql)).not.toThrow()
})

test('the duration of a séance follows its times', () => {
  const minutes = sqlite.prepare("select minutes from seance where id = 's1'").pluck()
  const before = minutes.get()

  sqlite.exec("update seance set debut = '09:05', fin = '12:00' where id = 's1'")

  expect([before, minutes.get()]).toEqual([90, 175])
})

test('correcting a statut in place overlaps nothing but the others', () => {
  expect(run("update intervenant_statut set fin = '2022-06-30' where id = 'st1'")).not.toThrow()
})

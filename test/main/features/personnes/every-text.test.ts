import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { act } from '../../../../main/db/act.ts'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { keepBrouillon } from '../../../../main/features/brouillons/brouillons.service.ts'
import {
  exportPersonne,
  findDonneesPersonne,
} from '../../../../main/features/personnes/export-personne.service.ts'
import {
  effacer,
  previewEffacement,
  resumeOf,
} from '../../../../main/features/personnes/personnes.service.ts'
import { FREE_TEXTS, REGISTRE } from '../../../../main/features/personnes/registre.ts'
import type { Personne } from '../../../../shared/domain/personne.ts'
import { ok } from '../../../../shared/result.ts'
import { given } from '../../../builders/given.ts'
import {
  aFamille,
  anEnfant,
  anIntervenant,
  anOrientation,
  aSeance,
  someHeures,
} from '../../../builders/records.ts'
import { schemaSnapshot } from '../../../builders/schema-snapshot.ts'
import { aBaseWithZoe, found, NOW, ZOE } from '../../../builders/someone-to-erase.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const WHOLE = 'Vu avec ZOE QUINTREC hier'
const ALONE = 'Vu avec Zoé hier'
/** Bilans as sent are kept as they are, six years; the window says so. */
const KEPT = ['envoi', 'envoi_fichier']

/** Texts that are keys, and hold a code or the words of a form: no name goes there, and a key is never rewritten. */
const CODES = [
  ...['action_nature_local.nature_local', 'action_zonage.zonage', 'confirmation.code'],
  ...['ecrit.document', 'ecrit.champ', 'enfant_situation.situation', 'evaluation_public.public'],
  ...['formulaire_place.cle', 'place_reponse.cle', 'inscription_origine.origine'],
  ...['orientation_etape.statut', 'orientation_origine.origine', 'orientation_situation.situation'],
  ...['parametre.cle', 'previsionnel_item.liste', 'previsionnel_item.code', 'reponse.code'],
  'seance_activite.activite',
]

/**
 * Writes a row in every table of the schema whose every text names Zoé, whatever the rules of the table: a table or a
 * column that is added later is looked through too.
 */
async function aBaseThatNamesHerEverywhere() {
  const { open, folder } = await aBaseWithZoe()
  const { sqlite } = open
  sqlite.pragma('foreign_keys = off')
  sqlite.pragma('ignore_check_constraints = on')
  const { tables } = schemaSnapshot(sqlite)
  const written: string[] = []
  for (const table of Object.keys(tables)) {
    if (KEPT.includes(table) || table === 'operation_under_way') continue
    const columns = sqlite.pragma(`table_info(${table})`) as {
      readonly name: string
      readonly type: string
    }[]
    const values = columns.map(({ name, type }) => {
      if (type === 'INTEGER' || type === 'REAL') return 1_000_000
      if (type === 'BLOB') return Buffer.alloc(1)
      if (name === 'id' || name.endsWith('_id')) return `autre-${table}`
      if (name === 'before' || name === 'after') return JSON.stringify({ note: WHOLE })
      if (CODES.includes(`${table}.${name}`)) return 'code'
      written.push(`${table}.${name}`)
      return FREE_TEXTS.has(`${table}.${name}`) ? `${ALONE}. ${WHOLE}` : WHOLE
    })
    const names = columns.map(({ name }) => name)
    const holders = names.map(() => '?').join(', ')
    sqlite.prepare(`insert into ${table} (${names.join(', ')}) values (${holders})`).run(...values)
  }
  return { open, folder, written }
}

/** The columns in which a text still names her. */
function columnsNaming({ sqlite }: OpenDatabase): readonly string[] {
  const { tables } = schemaSnapshot(sqlite)
  return Object.entries(tables).flatMap(([table, { columns }]) =>
    Object.keys(columns)
      .filter(
        (column) =>
          sqlite.prepare(`select 1 from ${table} where instr(${column}, 'QUINTREC') > 0`).get() !==
          undefined,
      )
      .map((column) => `${table}.${column}`),
  )
}

test('wherever the schema holds a text, nothing names an enfant who was erased', async () => {
  const { open, folder, written } = await aBaseThatNamesHerEverywhere()
  expect(written.length).toBeGreaterThan(100)
  expect(found(folder, ['QUINTREC'])).not.toEqual([])

  const done = await effacer(open, { genre: 'enfant', id: ZOE }, NOW)

  expect(done).toMatchObject({ ok: true })
  expect(columnsNaming(open)).toEqual([])
  expect(found(folder, ['QUINTREC', 'Quintrec', 'Zoé'])).toEqual([])
  await open.close()
  expect(found(folder, ['QUINTREC', 'Quintrec', 'Zoé'])).toEqual([])
})

test('every free text of the register is a text that somebody types', () => {
  expect(FREE_TEXTS.size).toBeGreaterThan(20)
  for (const { quoi, colonnes } of Object.values(REGISTRE)) {
    expect([quoi, ...Object.values(colonnes)].filter((text) => text.trim() === '')).toEqual([])
  }
})

test('acts that say something of a person are forgotten, those that only count stay to be undone', async () => {
  const { open } = await aBaseWithZoe()
  const { db } = open
  await anIntervenant(db, { id: 'i2', nom: 'Roy' })
  await someHeures(db, { id: 'h1', intervenant_id: 'i1', action_id: 'a1' })
  await someHeures(db, { id: 'h2', intervenant_id: 'i2', action_id: 'a1', note: 'reste' })
  const when = { jour: 'mardi', debut: '16:30', fin: '18:00' } as const
  await db
    .insertInto('creneau')
    .values({ id: 'k', collectif_id: 'c1', ...when })
    .execute()
  await db
    .insertInto('disponibilite')
    .values({ id: 'd2', intervenant_id: 'i2', ...when })
    .execute()
  for (const id of ['i1', 'i2']) {
    const member = { id, creneau_id: 'k', intervenant_id: id, debut: '2021-09-01' }
    await db.insertInto('creneau_intervenant').values(member).execute()
  }
  const seances = ['s2', 's3']
  for (const id of seances) {
    await aSeance(db, { id, collectif_id: 'c1', presences: { [ZOE]: 'present', autre: 'present' } })
  }
  const excuse = (seance: string, enfant: string, note: string) =>
    `update presence set etat = 'excuse', note = ${note}
      where seance_id = '${seance}' and enfant_id = '${enfant}'`
  const acts = {
    enfant: `update enfant set sexe = 'M' where id = '${ZOE}'`,
    'autre enfant': "update enfant set sexe = 'M' where id = 'autre'",
    situation: `insert into enfant_situation values ('${ZOE}', 'acces-culture')`,
    inscription: `update inscription set niveau = 'CM1' where enfant_id = '${ZOE}'`,
    'autre inscription': "update inscription set niveau = 'CM1' where enfant_id = 'autre'",
    présence: excuse('s2', ZOE, 'null'),
    'présence et sa note': excuse('s3', ZOE, "'tousse'"),
    'autre présence': excuse('s3', 'autre', "'tousse'"),
    famille: "update famille set commune = 'Boé' where id = 'f1'",
    'nouvelle famille': "insert into famille (id) values ('f2')",
    responsable: "update responsable set lien = 'x' where famille_id = 'f1'",
    intervenant: "update intervenant set mail = 'x' where id = 'i1'",
    'autre intervenant': "update intervenant set mail = 'x' where id = 'i2'",
    statut: "update intervenant_statut set statut = 'salarie' where intervenant_id = 'i1'",
    'en séance': "insert into seance_intervenant values ('s2', 'i1', 60)",
    heures: "update heures set minutes = 60 where id = 'h1'",
    'heures et leur note': "update heures set note = 'x' where id = 'h1'",
    disponibilité: "insert into disponibilite values ('d1', 'i1', 'lundi', '16:00', '18:00')",
  }
  for (const [label, text] of Object.entries(acts)) {
    await act(db, { now: NOW }, async (trx, { say }) => {
      say(label)
      await sql.raw(text).execute(trx)
      return ok(undefined)
    })
  }
  const labels = async () =>
    (await db.selectFrom('operation').select('label').orderBy('seq').execute()).map(
      ({ label }) => label,
    )

  expect((await labels()).slice(-18)).toEqual(Object.keys(acts))
  const ofIntervenant = given(await effacer(open, { genre: 'intervenant', id: 'i1' }, NOW))
  // Nothing of another intervenant goes along.
  const told = async (text: string) => (await sql.raw<object>(text).execute(db)).rows
  expect(await told('select id from disponibilite')).toEqual([{ id: 'd2' }])
  expect(await told('select id from creneau_intervenant')).toEqual([{ id: 'i2' }])
  expect(await told('select note from heures order by id')).toEqual([
    { note: null },
    { note: 'reste' },
  ])
  const gone = ['intervenant', 'heures et leur note', 'disponibilité']
  const left = Object.keys(acts).filter((label) => !gone.includes(label))
  expect((await labels()).slice(-left.length)).toEqual(left)
  const ofEnfant = given(await effacer(open, { genre: 'enfant', id: ZOE }, NOW))

  const alsoGone = ['enfant', 'inscription', 'présence et sa note', 'famille', 'responsable']
  expect(await labels()).toEqual(left.filter((label) => !alsoGone.includes(label)))
  expect(resumeOf(ofIntervenant)[0]).toMatch(/^Effacé : 1\u00a0intervenant\. Les/)
  expect(resumeOf(ofEnfant)).toEqual([
    'Effacé : 1\u00a0enfant. Les chiffres des bilans n’ont pas changé.',
    '7\u00a0opérations oubliées, 1\u00a0brouillon supprimé, 2\u00a0textes nettoyés, 0\u00a0sauvegarde refaite.',
    ...ofEnfant.restes,
  ])
  await open.close()
})

/** Zoé and Soizic beside others of whom as much is known. */
async function aBaseWithOthers() {
  const base = await aBaseWithZoe()
  const { open } = base
  const { db, sqlite } = open
  const own = { enfant_id: 'autre' }
  await aFamille(db, { id: 'f2', responsables: [{ nom: 'Ferrand', prenom: 'Paul' }] })
  await db.updateTable('enfant').set({ famille_id: 'f2' }).where('id', '=', 'autre').execute()
  const said = { enseignant: 'M. Roy', objectif: 'lire', classe: 'CP B', criteres: ['Lecture'] }
  await anOrientation(db, { ...own, id: 'o2', annee_id: 'y1', ...said })
  await db
    .insertInto('orientation_critere')
    .values({ orientation_id: 'o1', position: 0, critere: 'Oral' })
    .execute()
  await db
    .updateTable('presence')
    .set({ note: 'tousse' })
    .where('enfant_id', '=', 'autre')
    .execute()
  sqlite.exec(`insert into proche values ('p2', 'autre', 0, 'papi', null, '06 01', 1, 0);
    insert into autorisation values ('autre', 'y1', 1, null, null);
    insert into appel values ('ap', 'autre', '2021-11-02', 'rappelé');
    insert into autorisation values ('${ZOE}', 'y1', 1, null, null);
    insert into appel values ('az', '${ZOE}', '2021-11-02', 'rappelée');
    insert into fichier_ecrit values ('/home/exemple/Bilan.docx', 'x', '2022-05-12')`)
  await anIntervenant(db, { id: 'i2', nom: 'Roy', prenom: 'Ana', telephone: '0612', mail: 'a@b' })
  return base
}

test('erasing someone takes nothing from the others: not a note, a phone, a draft nor a document', async () => {
  const { open } = await aBaseWithOthers()
  const { db, sqlite } = open
  for (const [formulaire, sujet, saisie] of [
    ['enfant', '"autre"', '{"note":"à revoir"}'],
    ['seance', JSON.stringify(ZOE), '{}'],
    ['seance', '"s1"', '{"note":"Zoé a lu"}'],
    ['seance', '"s2"', '{}'],
  ] as const) {
    await keepBrouillon(db, { formulaire, sujet, saisie, ecran: 'x' }, NOW)
  }
  const envoi = { action_id: 'a1', annee: '2021-2022', arrete_au: '2022-04-30' }
  for (const [version, reponses, changements] of [
    [1, '[]', '[]'],
    [2, '["Zoé lit"]', '[]'],
    [3, '[]', '["Zoé Quintrec"]'],
  ] as const) {
    await db
      .insertInto('envoi')
      .values({
        ...{ ...envoi, id: `v${version}`, numero: '1', version, reponses, changements },
        envoye_le: NOW.toISOString(),
      })
      .execute()
  }
  const rows = () =>
    [
      "enfant where id = 'autre'",
      ...['presence', 'proche', 'appel', 'autorisation', 'inscription', 'orientation'].map(
        (table) => `${table} where enfant_id = 'autre'`,
      ),
      "orientation_critere where orientation_id = 'o2'",
      ...["famille where id = 'f2'", "responsable where famille_id = 'f2'"],
      ...["intervenant where id = 'i2'", "fichier_ecrit where chemin like '%Bilan.docx'"],
      'brouillon where sujet in (\'"autre"\', \'"s2"\')',
    ].map((from) => [from, sqlite.prepare(`select * from ${from}`).all()])
  const before = rows()

  const { restes, brouillons } = given(await effacer(open, { genre: 'enfant', id: ZOE }, NOW))

  expect(rows()).toEqual(before)
  expect(before.filter(([, found]) => found?.length === 0)).toEqual([])
  expect(brouillons).toBe(3)
  expect(restes.filter((text) => text.startsWith('Le bilan envoyé'))).toEqual([
    expect.stringContaining('(2021-2022, version 2)'),
    expect.stringContaining('(2021-2022, version 3)'),
  ])
  for (const of of ['appel', 'autorisation', 'proche']) {
    expect(sqlite.prepare(`select * from ${of} where enfant_id = '${ZOE}'`).all()).toEqual([])
  }
  expect(sqlite.prepare('select orientation_id from orientation_critere').pluck().all()).toEqual([
    'o2',
  ])
  // Each record without a name has a rang of its own.
  given(await effacer(open, { genre: 'intervenant', id: 'i1' }, NOW))
  expect(rows()).toEqual(before)
  given(await effacer(open, { genre: 'intervenant', id: 'i2' }, NOW))
  const noms = await db.selectFrom('intervenant').select(['prenom', 'mail']).orderBy('id').execute()
  expect(noms.map(({ prenom, mail }) => [prenom, mail]).toSorted()).toEqual([
    ['n° 1', null],
    ['n° 2', null],
  ])
  await open.close()
})

test('nobody that is gone can be looked at, exported nor erased', async () => {
  const { open } = await aBaseWithZoe()
  for (const genre of ['enfant', 'famille', 'intervenant'] as const) {
    const gone = { genre, id: 'gone' }
    const refused = { error: { code: 'not-found', what: genre, name: 'gone' } }
    const to = { path: join(tempFolder(), 'x.txt'), now: NOW }
    expect(await effacer(open, gone, NOW)).toMatchObject(refused)
    expect(await previewEffacement(open, gone, NOW)).toMatchObject(refused)
    expect(await findDonneesPersonne(open.db, gone)).toMatchObject(refused)
    expect(await exportPersonne(open.db, gone, to)).toMatchObject(refused)
  }
  const known = { genre: 'enfant', id: ZOE } as const
  const nowhere = { path: join(tempFolder(), 'absent', 'x.txt'), now: NOW }
  expect(await exportPersonne(open.db, known, nowhere)).toMatchObject({ ok: false })
  await open.close()
})

test('in memory, where no copy stands beside, an erasure is told and done all the same', async () => {
  const open = openDatabase(':memory:')
  await anEnfant(open.db, { id: 'ines' })
  const ines = { genre: 'enfant', id: 'ines' } as const

  const told = given(await previewEffacement(open, ines, NOW))
  const done = given(await effacer(open, ines, NOW))

  expect([told.enfants, told.familles, told.effets]).toEqual([['Benali Inès'], 0, []])
  expect([done.sauvegardes, done.restes.length]).toEqual([[], 1])
})

test('what is held on a person is theirs alone, in words, part by part, latest last', async () => {
  const { open, folder } = await aBaseWithOthers()
  await anEnfant(open.db, { nom: 'Ozanne', famille_id: 'f2' })
  await someHeures(open.db, { intervenant_id: 'i1', action_id: 'a1', note: 'Goûter <& "jeux">' })
  await someHeures(open.db, { intervenant_id: 'i2', action_id: 'a1', minutes: 30 })
  const textOf = async (genre: Personne['genre'], id: string, name: string) => {
    const path = join(folder, name)
    const done = given(await exportPersonne(open.db, { genre, id }, { path, now: NOW }))
    expect(Object.values(done.parties)).not.toContain(0)
    return readFileSync(path, 'utf8').replaceAll('\u00a0', ' ')
  }

  const linesOf = (text: string) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .slice(2)
  const [enfant, famille, soizic] = [
    await textOf('enfant', ZOE, 'zoe.TXT'),
    await textOf('famille', 'f1', 'f1.txt'),
    await textOf('intervenant', 'i1', 'i1.txt'),
  ]
  const page = await textOf('enfant', ZOE, 'zoe.html')
  const pageOfSoizic = await textOf('intervenant', 'i1', 'i1.htm')

  const history = 'Quand : 12/05/2022 ; Opération gardée pour « Annuler »'
  const adult =
    'Nom : Quintrec ; Prénom : Gwenaëlle ; Téléphone : 06 11 22 33 44 ; Mail : gwenaelle.quintrec@exemple.test'
  const identity = 'Nom : Quintrec ; Prénom : Zoé ; Date de naissance : 12/03/2011 ; Sexe : F'
  expect(linesOf(enfant)).toEqual([
    ...['ENFANT', identity, 'FAMILLE', 'Commune : Agen ; Quartier prioritaire : Les Tilleuls'],
    ...['RESPONSABLES', adult, 'PROCHES'],
    'Nom : mamie Odette ; Peut venir le chercher : oui ; À prévenir : non',
    ...['AUTORISATIONS', 'Année : 2021-2022 ; Rentre seul : oui'],
    ...['SITUATIONS', 'Situation : Logement ou environnement inadapté', 'INSCRIPTIONS'],
    'Action : CLAS élémentaire ; Collectif : Mardi ; Du : 15/09/2020 ; Au : 30/06/2021 ; Statut : Inscrit ; Niveau : CE2',
    'Action : CLAS élémentaire ; Collectif : Mardi ; Du : 15/09/2021 ; Statut : Inscrit ; Niveau : CE2 ; Classe : CM2 de Mme Tanguy ; Origine : Enseignant',
    'ORIENTATIONS',
    'Reçue le : 04/10/2021 ; Enseignant : Mme Tanguy ; Objectif : a besoin de calme ; Statut : Reçue ; Nom donné : Quintrec-Morel ; Prénom donné : Zoé ; Critères : Oral',
    'PRÉSENCES',
    'Date : 05/10/2021 ; Heure : 16:30 ; Collectif : Mardi ; Présence : Présent ; Note : pleure en arrivant',
    ...['APPELS À LA FAMILLE', 'Date : 02/11/2021 ; Note : rappelée'],
    ...['ACTIONS AVEC LES PARENTS', 'Date : 24/09/2021 ; Genre : Réunion d’information'],
    ...['BROUILLONS', 'Quand : 12/05/2022 ; Ce qui est tapé : pas encore enregistré', 'HISTORIQUE'],
    ...[`${history} : Nouvel enfant : Quintrec Zoé`, `${history} : Séance du 5 octobre`],
  ])
  expect(linesOf(famille)).toEqual([
    ...['FAMILLE', 'Commune : Agen ; Quartier prioritaire : Les Tilleuls', 'RESPONSABLES', adult],
    ...['ENFANTS', identity],
    ...['ACTIONS AVEC LES PARENTS', 'Date : 24/09/2021 ; Genre : Réunion d’information'],
    ...['HISTORIQUE', `${history} : Nouvel enfant : Quintrec Zoé`],
  ])
  expect(linesOf(soizic)).toEqual([
    ...['INTERVENANT', 'Nom : Kerbrat ; Prénom : Soizic ; Téléphone : 0699887766'],
    ...['STATUTS', 'Statut : Bénévole ; Du : 01/09/2021'],
    ...['SÉANCES', 'Date : 05/10/2021 ; Collectif : Mardi ; Minutes : 90', 'HEURES'],
    'Date : 04/10/2021 ; Catégorie : Préparation ; Minutes : 120 ; Note : Goûter <& "jeux">',
    ...['HISTORIQUE', `${history} : Séance du 5 octobre`],
  ])
  expect([famille, soizic].map((text) => text.split('\n')[0])).toEqual([
    ...['Famille Quintrec', 'Kerbrat Soizic'],
  ])
  // Seven columns fit on a page; beyond, each record is a list of its own.
  expect(page).toContain('<th scope="col">Nom donné</th>')
  expect(page).toContain('<tr><th scope="row">Classe</th><td>CM2 de Mme Tanguy</td></tr>')
  expect(page).not.toContain('<td>–</td>')
  expect(pageOfSoizic).toContain('<td>Goûter &lt;&amp; &quot;jeux&quot;&gt;</td>')
  expect(JSON.parse(await textOf('enfant', ZOE, 'zoe.json'))).toMatchObject({
    ...{ titre: 'Quintrec Zoé', anonymiseLe: null },
  })
  given(await effacer(open, { genre: 'enfant', id: ZOE }, NOW))
  const left = given(await findDonneesPersonne(open.db, { genre: 'enfant', id: ZOE }))
  expect(left).toMatchObject({ titre: 'Enfant anonymisé n° 1', anonymiseLe: '2022-05-12' })
})

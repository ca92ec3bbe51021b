import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { dossierText } from '../../../../main/features/dossiers/dossier-file.service.ts'
import {
  exportDossier,
  importDossier,
} from '../../../../main/features/dossiers/dossiers.service.ts'
import { emptyAnnee } from '../../../../main/features/dossiers/replace.repository.ts'
import type { DossierInput } from '../../../../shared/domain/dossier.ts'
import { aYear } from '../../../builders/a-year.ts'
import { arbitraryDossier } from '../../../builders/arbitrary-dossier.ts'
import { fillAxes } from '../../../builders/axes.ts'
import { withDossier } from '../../../builders/figures.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { aContact } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'
import { twin } from '../../../builders/twin.ts'

let open: OpenDatabase
beforeEach(() => {
  open = openDatabase(':memory:')
})
afterEach(() => open.close())

async function importInto(base: OpenDatabase, input: DossierInput, remplacer = false) {
  const result = await importDossier(base, aDossier(input), { remplacer })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value.anneeId
}

async function exportFrom(base: OpenDatabase, anneeId: string): Promise<string> {
  const dossier = await exportDossier(base, anneeId)
  if (!dossier.ok) throw new Error(JSON.stringify(dossier.error))
  return dossierText(dossier.value)
}

/** The exemple, a year later. */
function nextYear(): DossierInput {
  const shift = (date: string) => `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`
  const input = anExempleInput()
  return {
    ...input,
    anneeScolaire: { debut: '2022-09-01', fin: '2023-08-31' },
    inscriptions: input.inscriptions?.map((i) => ({ ...i, debut: shift(i.debut) })) ?? [],
    seances: input.seances?.map((s) => ({ ...s, date: shift(s.date) })) ?? [],
  }
}

test('after a replacement the base says what the file says, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDossier, arbitraryDossier, async (before, after) => {
      const alone = await withDossier(after, exportFrom)

      const replaced = await withDossier(withoutIdle(before), async (base) =>
        exportFrom(base, await importInto(base, after, true)),
      )

      expect(replaced).toBe(alone)
    }),
    { numRuns: 25 },
  )
})

/** Without the persons and the schools that no record speaks of: those are kept (below). */
function withoutIdle(input: DossierInput): DossierInput {
  const inscriptions = input.inscriptions ?? []
  const enfants = (input.enfants ?? []).filter((e) => inscriptions.some((i) => i.enfantId === e.id))
  const kept = new Set(enfants.map((e) => e.id))
  return {
    ...input,
    enfants,
    familles: (input.familles ?? []).filter((f) => enfants.some((e) => e.familleId === f.id)),
    orientations: [],
    etablissements: (input.etablissements ?? []).filter((t) =>
      inscriptions.some((i) => i.etablissementId === t.id),
    ),
    partenaires: [],
    intervenants: [],
    seances: (input.seances ?? []).map((s) => ({
      ...s,
      presences: (s.presences ?? []).filter((p) => kept.has(p.enfantId)),
      intervenants: [],
    })),
    heures: [],
    actionsParents: [],
    concertations: [],
  }
}

test('a correction of a person’s name, situations, statuts or contacts comes with the replacement', async () => {
  await importInto(open, anExempleInput())
  const corrected = anExempleInput()
  corrected.enfants = (corrected.enfants ?? []).map((enfant) =>
    enfant.id === 'e1' ? { ...enfant, prenom: 'Inès-Maria', situations: [] } : enfant,
  )
  corrected.intervenants = (corrected.intervenants ?? []).map((intervenant) =>
    intervenant.id === 'lina'
      ? { ...intervenant, statuts: [{ statut: 'benevole', debut: '2022-02-01' }] }
      : { ...intervenant, telephone: '06 00 00 00 09' },
  )
  corrected.familles = (corrected.familles ?? []).map((famille) => ({
    ...famille,
    responsables: [{ nom: 'Autre', prenom: 'Personne' }],
  }))
  const alone = await withDossier(corrected, exportFrom)
  await open.db.deleteFrom('echelle').execute()

  const anneeId = await importInto(open, corrected, true)

  expect(await exportFrom(open, anneeId)).toBe(alone)
})

test('who is known from another année stays as that année knows them', async () => {
  const first = await importInto(open, anExempleInput())
  await importInto(open, nextYear())
  const before = await exportFrom(open, first)
  const changed = nextYear()
  changed.enfants = (changed.enfants ?? []).map((enfant) => ({ ...enfant, situations: [] }))

  await importInto(open, changed, true)

  expect(await exportFrom(open, first)).toBe(before)
})

test('who was entered and placed nowhere yet survives a replacement that does not speak of them', async () => {
  await importInto(open, anExempleInput())
  await open.db.insertInto('enfant').values({ id: 'new', nom: 'Delmas', prenom: 'Nino' }).execute()

  await importInto(open, anExempleInput(), true)

  const enfants = await open.db.selectFrom('enfant').select('id').execute()
  expect(enfants.map((e) => e.id).sort()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'new'])
})

test('whom to reach at a school outlives a replacement that brings the same school back, and no other', async () => {
  await importInto(open, anExempleInput())
  const [kept, renamed] = await open.db.selectFrom('etablissement').select('id').execute()
  if (!kept || !renamed) throw new Error('the exemple has two schools')
  for (const { id } of [kept, renamed]) {
    await aContact(open.db, { etablissement_id: id })
  }
  const changed = anExempleInput()
  changed.etablissements = (changed.etablissements ?? []).map((one) =>
    one.id === renamed.id ? { ...one, nom: 'École tout autre' } : one,
  )

  await importInto(open, changed, true)

  const contacts = await open.db.selectFrom('contact').select('etablissement_id').execute()
  expect(contacts).toEqual([{ etablissement_id: kept.id }])
})

test('formations, évaluations, projets, faits marquants, charte and levels outlive a replacement, unless the person changed', async () => {
  const annee_id = await importInto(open, anExempleInput())
  const idOf = async (table: 'action' | 'enfant' | 'intervenant' | 'seance' | 'action_parents') =>
    (await open.db.selectFrom(table).select('id').orderBy('id').executeTakeFirstOrThrow()).id
  const enfant_id = await idOf('enfant')
  await open.db.updateTable('concertation').set({ moment: 'amont' }).execute()
  await fillAxes(open.db, {
    ...{ annee_id, enfant_id, action_id: await idOf('action') },
    intervenant_id: await idOf('intervenant'),
    seance_id: await idOf('seance'),
    action_parents_id: await idOf('action_parents'),
  })
  const tables = [
    'formation',
    'formation_intervenant',
    'evaluation',
    'evaluation_public',
    'projet',
    'projet_seance',
    'projet_action_parents',
    'fait_marquant',
    'cadre',
    'progression',
  ] as const
  const read = async () =>
    Object.fromEntries(
      await Promise.all(
        tables.map(async (table) => [table, await open.db.selectFrom(table).selectAll().execute()]),
      ),
    )
  const before = await read()

  await importInto(open, anExempleInput(), true)
  const after = await read()
  const renamed = anExempleInput()
  renamed.enfants = (renamed.enfants ?? []).map((one) =>
    one.id === enfant_id ? { ...one, prenom: 'Quelqu’un d’autre' } : one,
  )
  await importInto(open, renamed, true)

  // A dossier gives the actions with parents new ids.
  const renewed = [{ projet_id: 'j', action_parents_id: await idOf('action_parents') }]
  expect(after.projet_action_parents).toHaveLength(1)
  expect({ ...after, projet_action_parents: [] }).toEqual({ ...before, projet_action_parents: [] })
  expect((await read()).projet_action_parents).toEqual(renewed)
  expect(Object.values(before).flat()).toHaveLength(tables.length)
  expect((await read()).progression).toEqual([])
  const moments = await open.db.selectFrom('concertation').select('moment').distinct().execute()
  expect(moments).toEqual([{ moment: 'amont' }])
})

test('the rules and the days off of the année outlive its replacement', async () => {
  const annee_id = await importInto(open, anExempleInput())
  await open.db
    .insertInto('parametre')
    .values({ annee_id, cle: 'toleranceEcart', valeur: '0.1' })
    .execute()
  await open.db
    .insertInto('vacances')
    .values({ id: 'v', annee_id, nom: 'Fête du quartier', debut: '2022-06-03', fin: '2022-06-03' })
    .execute()

  const replaced = await importInto(open, anExempleInput(), true)

  expect(replaced).toBe(annee_id)
  expect(await open.db.selectFrom('parametre').select('valeur').execute()).toEqual([
    { valeur: '0.1' },
  ])
  expect(await open.db.selectFrom('vacances').select('id').execute()).toEqual([{ id: 'v' }])
})

test('a dossier that covers two années of the base replaces neither', async () => {
  await importInto(open, anExempleInput())
  await importInto(open, nextYear())
  const wide = { ...anExempleInput(), anneeScolaire: { debut: '2021-09-01', fin: '2023-08-31' } }

  const result = await importDossier(open, aDossier(wide), { remplacer: true })

  expect(result).toMatchObject({
    ok: false,
    error: {
      code: 'dossier-refused',
      problems: [
        { path: 'anneeScolaire', message: expect.stringContaining('2021-2022, 2022-2023') },
      ],
    },
  })
  expect(await open.db.selectFrom('annee').select('debut').execute()).toHaveLength(2)
})

test('a copy of the base is kept before it is replaced, and only then', async () => {
  const folder = tempFolder()
  const base = openDatabase(join(folder, 'cartable.sqlite'))
  await importInto(base, anExempleInput())
  const copies = () =>
    readdirSync(folder).includes('backups') ? readdirSync(join(folder, 'backups')) : []
  const first = copies()

  await importInto(base, anExempleInput(), true)

  await base.close()
  expect(first).toEqual([])
  expect(copies()).toEqual([expect.stringMatching(/avant-remplacement\.sqlite$/)])
})

test('what a famille allows outlives a replacement that brings the same child back, and no other', async () => {
  const anneeId = await importInto(open, anExempleInput())
  const allow = async (enfant_id: string) => {
    const row = { enfant_id, annee_id: anneeId, rentre_seul: 1 as const }
    await open.db.insertInto('autorisation').values(row).execute()
    await open.db
      .insertInto('proche')
      .values({
        ...{ id: `p-${enfant_id}`, enfant_id, position: 0, nom: 'Awa Diallo' },
        ...{ is_autorise: 1, is_a_prevenir: 0 },
      })
      .execute()
  }
  await allow('e1')
  await allow('e2')
  const renamed = anExempleInput()
  renamed.enfants = (renamed.enfants ?? []).map((enfant) =>
    enfant.id === 'e2' ? { ...enfant, nom: 'Autrement' } : enfant,
  )

  await importInto(open, renamed, true)

  for (const table of ['autorisation', 'proche'] as const) {
    const left = await open.db.selectFrom(table).select('enfant_id').execute()
    expect(left).toEqual([{ enfant_id: 'e1' }])
  }
})

test('a call, a team, a text of a document, a reminder and the Caf’s address outlive a dossier of version 1', async () => {
  await importInto(open, anExempleInput())
  const creneau = await open.db.selectFrom('creneau').select('id').executeTakeFirstOrThrow()
  const team = { id: 't', creneau_id: creneau.id, intervenant_id: 'omar', debut: '2021-09-01' }
  await open.db.insertInto('creneau_intervenant').values(team).execute()
  await open.db
    .insertInto('appel')
    .values({ id: 'p', enfant_id: 'e1', date: '2021-11-09' })
    .execute()
  const ecrit = { action_id: 'a1', document: 'experience', champ: 'c', texte: 'Écrit.' } as const
  await open.db.insertInto('ecrit').values(ecrit).execute()
  await open.db.updateTable('structure').set({ caf_mail: 'caf@exemple.test' }).execute()
  // Each record its own: what is given back goes to the record that it was of.
  open.sqlite.exec(`update action_parents set rappel_date = '2022-01-03', is_rappel_fait = 1,
    rappel_objet = 'Rappeler pour ' || genre || date`)
  open.sqlite.exec(`update inscription set rang = (select count(*) from inscription as i
    where i.enfant_id < inscription.enfant_id) where enfant_id <> 'e1'`)
  const left = () => [
    open.sqlite
      .prepare('select genre || date, rappel_objet from action_parents order by 1')
      .raw()
      .all(),
    open.sqlite.prepare('select enfant_id, rang from inscription order by 1, 2').raw().all(),
  ]
  const before = left()

  await importInto(open, anExempleInput(), true)

  const one = (table: 'creneau_intervenant' | 'appel' | 'ecrit' | 'structure') =>
    open.db.selectFrom(table).selectAll().executeTakeFirstOrThrow()
  expect(await one('creneau_intervenant')).toMatchObject(team)
  expect(await one('appel')).toMatchObject({ id: 'p', enfant_id: 'e1' })
  expect(await one('ecrit')).toEqual(ecrit)
  expect(await one('structure')).toMatchObject({ caf_mail: 'caf@exemple.test' })
  expect(before.every((rows) => rows.length > 1)).toBe(true)
  expect(left()).toEqual(before)
})

test('emptying an année leaves every record of another, and none of its own but its people and schools', async () => {
  const { open: year, anneeId } = await aYear()
  const { db, sqlite } = year
  twin(sqlite, { table: 'annee', id: anneeId }, ' bis', (row, table) =>
    table === 'annee' ? { ...row, debut: '2026-09-01', fin: '2027-08-31' } : row,
  )
  const other = `${anneeId} bis`
  // An import is under the operation that made it, which is no record of the année.
  sqlite.pragma('foreign_keys = off')
  for (const id of [anneeId, other]) {
    sqlite
      .prepare(
        "insert into import (id, annee_id, source_file, summary, genre) values (?, ?, 'f', '{}', 'heures')",
      )
      .run(`import ${id}`, id)
  }
  sqlite.pragma('foreign_keys = on')
  const ofAnnee = (id: string) =>
    ['action', 'orientation', 'import'].map((table) =>
      sqlite.prepare(`select count(*) from ${table} where annee_id = ?`).pluck().get(id),
    )
  const seances = () =>
    sqlite.prepare("select count(*), sum(id like '% bis') from seance").raw().get() as [
      number,
      number,
    ]
  const people = () => sqlite.prepare('select count(*) from enfant').pluck().get()
  const before = [ofAnnee(other), seances()[1], people()]

  await emptyAnnee(db, anneeId)

  expect(ofAnnee(anneeId)).toEqual([0, 0, 0])
  expect([ofAnnee(other), seances()[1], people()]).toEqual(before)
  expect(seances()[0]).toBe(seances()[1])
  expect(ofAnnee(other)).toEqual([2, expect.any(Number), 1])
  await year.close()
})

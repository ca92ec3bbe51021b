import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  COLONNES_HORS_DOSSIER,
  COMPLEMENTS,
  complementOf,
  DANS_LES_PARTIES,
  HORS_DOSSIER,
  type NomComplement,
} from '../../../../main/features/dossiers/complements.ts'
import { dossierText } from '../../../../main/features/dossiers/dossier-file.service.ts'
import {
  exportDossier,
  importDossier,
} from '../../../../main/features/dossiers/dossiers.service.ts'
import { readDelais } from '../../../../main/features/orientations/reglages.service.ts'
import { findParametres } from '../../../../main/features/parametres/parametres.service.ts'
import type { DossierInput } from '../../../../shared/domain/dossier.ts'
import { PARAMETRES_PAR_DEFAUT } from '../../../../shared/domain/faits.ts'
import { DELAIS_PROPOSES } from '../../../../shared/domain/orientation.ts'
import { arbitraryDossier } from '../../../builders/arbitrary-dossier.ts'
import { withDossier } from '../../../builders/figures.ts'
import { fillBase } from '../../../builders/fill-base.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { readSnapshot } from '../../../builders/schema-snapshot.ts'
import { chanceOf } from '../../../torture/random.ts'

const { tables } = readSnapshot()

test('every table of the base is in the parts of a dossier, in its complements, or left out with a reason', () => {
  const declared = [...DANS_LES_PARTIES, ...Object.keys(COMPLEMENTS), ...Object.keys(HORS_DOSSIER)]

  expect(declared.toSorted()).toEqual(Object.keys(tables).toSorted())
  expect(Object.values(HORS_DOSSIER).every((reason) => reason.length > 20)).toBe(true)
})

/** Columns that no dossier holds. */
const left = new Set([
  ...Object.keys(COLONNES_HORS_DOSSIER),
  ...Object.keys(COMPLEMENTS).flatMap((table) =>
    Object.keys(complementOf(table as NomComplement).left ?? {}).map((name) => `${table}.${name}`),
  ),
])

/** Every row of a base, table by table, but for what no dossier holds. */
function contentOf({ sqlite }: OpenDatabase): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(tables).flatMap(([table, { columns }]) => {
      if (table in HORS_DOSSIER) return []
      const names = Object.keys(columns).filter((name) => !left.has(`${table}.${name}`))
      const rows = sqlite
        .prepare(`select ${names.join(', ')} from ${table}`)
        .raw()
        .all()
      return [[table, rows.map((row) => JSON.stringify(row)).sort()]]
    }),
  )
}

async function exported(open: OpenDatabase, anneeId: string): Promise<string> {
  const dossier = await exportDossier(open, anneeId)
  if (!dossier.ok) throw new Error(JSON.stringify(dossier.error))
  return dossierText(dossier.value)
}

async function imported(open: OpenDatabase, text: string, remplacer = false): Promise<string> {
  const done = await importDossier(open, aDossier(JSON.parse(text)), { remplacer })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value.anneeId
}

/** The exemple, with what it leaves out of the parts. */
function aWholeYear(): DossierInput {
  const input = anExempleInput()
  const orientation = {
    ...{
      id: 'o1',
      date: '2021-10-04',
      nom: 'Roux',
      prenom: 'Lina',
      origines: ['famille' as const],
    },
    ...{ criteres: ['Lecture'], situations: ['logement' as const], statut: 'inscrite' as const },
    etapes: [{ statut: 'famille-contactee' as const, date: '2021-10-04' }],
  }
  return {
    ...input,
    enfants: [
      ...(input.enfants ?? []),
      { id: 'e6', nom: 'Roux', prenom: 'Zia', anneeNaissance: 2013 },
    ],
    orientations: [
      { ...orientation, dateNaissance: '2013-01-02' },
      { ...orientation, id: 'o2', anneeNaissance: 2013 },
    ],
    intervenants: (input.intervenants ?? []).map((one) => ({
      ...one,
      disponibilites: [{ jour: 'lundi', debut: '17:00', fin: '18:00' }],
    })),
  }
}

/** Fills a base that holds one dossier, and takes it to a new base through a file. */
async function takenElsewhere(input: DossierInput, seed: number, filled = new Set<string>()) {
  const { text, before } = await withDossier(input, async (open, anneeId) => {
    fillBase(open, chanceOf(seed), filled)
    return { text: await exported(open, anneeId), before: contentOf(open) }
  })
  const open = openDatabase(':memory:')
  const anneeId = await imported(open, text)
  const after = contentOf(open)
  const isReplaced = (await imported(open, text, true)) === anneeId
  const replaced = contentOf(open)
  await open.close()
  // The échelles that a new base comes with are the only rows that the file may not speak of.
  const echelle = after.echelle?.filter((row) => before.echelle?.includes(row)) ?? []
  return { before, after: { ...after, echelle }, isReplaced, replaced, all: after }
}

test('a base whose every column is filled, taken to a new base by a dossier, is the same base', async () => {
  const filled = new Set<string>()

  for (let seed = 1; seed <= 3; seed++) {
    const { before, after, isReplaced, replaced, all } = await takenElsewhere(
      aWholeYear(),
      seed,
      filled,
    )
    expect(after).toEqual(before)
    expect([isReplaced, replaced]).toEqual([true, all])
  }

  const columns = Object.entries(tables).flatMap(([table, own]) =>
    table in HORS_DOSSIER ? [] : Object.keys(own.columns).map((name) => `${table}.${name}`),
  )
  expect(columns.filter((name) => !filled.has(name) && !left.has(name))).toEqual([])
})

test('any base of one année, taken to a new base by a dossier, is the same base', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDossier, fc.nat(), async (input, seed) => {
      const { before, after } = await takenElsewhere(input, seed)

      expect(after).toEqual(before)
    }),
    { numRuns: 6, endOnFailure: true },
  )
})

/** A dossier of version 2 with one formation and one bilan sent, to be spoilt. */
async function aDossierV2(change: (complements: Spoilt) => void): Promise<DossierInput> {
  const octets = Buffer.from('bilan')
  const text = await withDossier(anExempleInput(), async (open, anneeId) => {
    const action_id = 'a1'
    await open.db
      .insertInto('formation')
      .values({
        id: 'f',
        action_id,
        date: '2021-11-09',
        theme: 'Lire',
        is_conjointe: 0,
        minutes: 9,
      })
      .execute()
    await open.db
      .insertInto('envoi')
      .values({
        ...{ id: 'v', action_id, numero: '1', annee: '2021-2022', arrete_au: '2022-06-30' },
        ...{ envoye_le: '2022-07-01T08:00:00Z', version: 1, reponses: '[]', changements: '[]' },
      })
      .execute()
    await open.db
      .insertInto('envoi_fichier')
      .values({ envoi_id: 'v', nom: 'Bilan.docx', octets, digest: hash('sha256', octets) })
      .execute()
    return exported(open, anneeId)
  })
  const dossier = JSON.parse(text)
  change(dossier.complements)
  return dossier
}

type Spoilt = Record<string, Record<string, unknown>[]>
const put = (table: string, values: object) => (spoilt: Spoilt) => {
  spoilt[table] = [{ ...spoilt[table]?.[0], ...values }]
}

test.each([
  ['a table of nobody', put('classe', {}), 'complements.classe', /inconnue/],
  ['the journal', put('operation', {}), 'complements.operation', /inconnue/],
  ['a column of nobody', put('formation', { prix: 1 }), 'complements.formation[0].prix', /inconnu/],
  ['no action', put('formation', { action_id: 'a9' }), 'complements.formation[0].action_id', /a9/],
  ['no theme', put('formation', { theme: null }), 'complements.formation[0].theme', /manque/],
  ['a text', put('formation', { minutes: 'x' }), 'complements.formation[0].minutes', /nature/],
  ['days', put('formation', { minutes: 99999 }), 'complements.formation[0].minutes', /convient/],
  ['a list', put('formation', { theme: ['x'] }), 'complements.formation[0].theme', /un texte/],
  ['other answers', put('envoi', { reponses: [1] }), 'complements.envoi[0].reponses', /convient/],
  [
    'a way up',
    put('envoi_fichier', { nom: '../x.docx' }),
    'complements.envoi_fichier[0].nom',
    /nom/,
  ],
  [
    'other bytes',
    put('envoi_fichier', { octets: 'AAAA' }),
    'complements.envoi_fichier[0].octets',
    /abîmé/,
  ],
  [
    'no bytes',
    put('envoi_fichier', { octets: 'é' }),
    'complements.envoi_fichier[0].octets',
    /abîmés/,
  ],
  [
    'nothing',
    (spoilt: Spoilt) => {
      spoilt.formation = [{}]
    },
    'complements.formation[0]',
    /vide/,
  ],
  [
    'a value of two kinds',
    put('parametre', { annee_id: 'y', cle: 1, valeur: 1 }),
    'complements.parametre[0].annee_id',
    /y/,
  ],
])(
  '%s in the complements is refused at its place, and nothing is written',
  async (_what, change, path, message) => {
    const dossier = aDossier(await aDossierV2(change))
    const open = openDatabase(':memory:')

    const done = await importDossier(open, dossier, { remplacer: false })

    expect(done).toEqual({
      ok: false,
      error: {
        code: 'dossier-refused',
        problems: [{ path, message: expect.stringMatching(message) }],
      },
    })
    expect(await open.db.selectFrom('enfant').select('id').execute()).toEqual([])
    await open.close()
  },
)

test('a bilan that was sent comes once, whatever the number of times that its dossier comes', async () => {
  const dossier = aDossier(await aDossierV2(() => undefined))
  const open = openDatabase(':memory:')

  for (const remplacer of [false, true]) await importDossier(open, dossier, { remplacer })

  const envois = await open.db.selectFrom('envoi').select(['id', 'action_id']).execute()
  expect(envois).toEqual([{ id: 'v', action_id: 'a1' }])
  await open.close()
})

test('a rule that no form would take, in a dossier, is one that was never set', async () => {
  const rules = [
    { annee_id: 'y', cle: 'toleranceEcart', valeur: 'beaucoup' },
    { annee_id: 'y', cle: 'delaisOrientation', valeur: 3 },
  ]
  const dossier = await aDossierV2((complements) => {
    complements.parametre = rules
  })
  const open = openDatabase(':memory:')

  const named = { ...dossier, anneeScolaire: { ...dossier.anneeScolaire, id: 'y' } }
  const done = await importDossier(open, aDossier(named), { remplacer: false })

  expect(done).toMatchObject({ ok: true, value: { anneeId: 'y' } })
  expect(await findParametres(open.db, 'y')).toEqual(PARAMETRES_PAR_DEFAUT)
  expect(await readDelais(open.db, 'y')).toEqual(DELAIS_PROPOSES)
  await open.close()
})

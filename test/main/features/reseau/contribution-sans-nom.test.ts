import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { drawCle, keepCle } from '../../../../main/features/reseau/cle.service.ts'
import { buildContribution } from '../../../../main/features/reseau/contribution.service.ts'
import { empreintesOf, type Identite } from '../../../../main/features/reseau/empreintes.ts'
import { fluxOf } from '../../../../main/features/reseau/flux.ts'
import { labelsWithoutNames } from '../../../../main/features/reseau/libelles-sans-nom.ts'
import {
  contributionText,
  readContribution,
} from '../../../../main/features/reseau/reseau.service.ts'
import type { Contribution } from '../../../../shared/domain/contribution.ts'
import { err } from '../../../../shared/result.ts'
import { aTown } from '../../../builders/a-town.ts'
import { anAnnee, aStructure } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const now = new Date('2026-05-04T08:00:00Z')

/** Whether a file that holds this text is taken for a contribution. */
function isRead(text: string): boolean {
  const path = join(tempFolder(), 'contribution.json')
  writeFileSync(path, text)
  return readContribution(path).ok
}

async function aContribution(prepare: (open: ReturnType<typeof openDatabase>) => Promise<unknown>) {
  const [dossier] = aTown({ porteurs: 2, enfants: 120 })
  if (dossier === undefined) throw new Error('no dossier')
  const open = openDatabase(':memory:')
  const imported = await importDossier(open, dossier, { remplacer: false })
  if (!imported.ok) throw new Error(imported.error.code)
  await prepare(open)
  const built = await buildContribution(
    open.db,
    {
      anneeId: imported.value.anneeId,
      arreteAu: '2026-04-30',
      reseau: null,
      sansMasque: false,
      avecEmpreintes: false,
    },
    now,
  )
  await open.close()
  if (!built.ok) throw new Error(built.error.code)
  return built.value
}

test('a child named in a quartier or in the title of an action is not sent', async () => {
  const contribution = await aContribution(async ({ db }) => {
    const enfants = await db.selectFrom('enfant').select(['id', 'nom', 'prenom']).execute()
    const [named] = enfants
    await db
      .updateTable('enfant')
      .set({ nom: 'Zaïdi-Leroy', prenom: 'Nolwenn' })
      .where('id', '=', named?.id ?? '')
      .execute()
    await db
      .updateTable('famille')
      .set({ quartier_prioritaire: 'Val-Nord, chez Mme Zaïdi Leroy' })
      .execute()
    await db.updateTable('action').set({ intitule: 'Projet de Nolwenn ZAIDI-LEROY' }).execute()
  })

  expect(contributionText(contribution).toLowerCase()).not.toMatch(/za[iï]di|nolwenn/)
  expect(Object.keys(contribution.ventilations.quartiers)).toEqual(['non précisé'])
})

test('the fingerprint of an enfant needs a name and a date of birth, that of a famille an enfant or an adult so known; those without are counted', () => {
  const identite = (enfantId: string, changes: Partial<Identite>): Identite => ({
    ...{ enfantId, familleId: null, nom: 'Benali', prenom: 'Inès', dateNaissance: null },
    responsables: [],
    ...changes,
  })
  const adult = (nom: string | null, prenom: string | null, telephone: string | null) => ({
    ...{ nom, prenom, telephone },
  })
  const born = '2013-03-12'
  const list = [
    identite('e1', {
      ...{ familleId: 'f1', dateNaissance: born },
      responsables: [adult('Benali', 'Samira', '06 00 00 00 01'), adult(null, 'Sami', '0601')],
    }),
    identite('e2', { familleId: 'f1', prenom: 'Adam' }),
    identite('e3', { nom: 'BENALI', prenom: 'Ines', dateNaissance: born }),
    identite('e4', { familleId: 'f2', responsables: [adult('Sow', null, '+33 6 00 00 00 02')] }),
    identite('e5', { familleId: 'f3', responsables: [adult('Roy', 'Lina', null)] }),
    identite('e6', { dateNaissance: '2013-03-13' }),
  ]
  const found = empreintesOf(list, 'CLE')
  const of = (one: Identite, cle = 'CLE') => empreintesOf([one], cle).familles[0] ?? []
  const [ines] = of(identite('x', { dateNaissance: born }))
  const [other] = of(identite('x', { dateNaissance: '2013-03-13' }))
  const [sow] = of(identite('x', { responsables: [adult('SOW', null, '06.00.00.00.02')] }))
  const [samira] = of(identite('x', { responsables: [adult('Benali', 'Samira', '0600000001')] }))

  expect(found.enfants).toEqual([ines, other].toSorted())
  const familles = [[ines, samira].toSorted(), [ines], [sow], [other]]
  expect(found.familles.map(String).toSorted()).toEqual(familles.map(String).toSorted())
  expect(found.familles.map(([first]) => first)).toEqual(
    familles.map(([first]) => first).toSorted(),
  )
  expect([found.enfantsSansIdentite, found.famillesSansIdentite]).toEqual([4, 1])
  expect(of(identite('x', { dateNaissance: born }), 'AUTRE')).not.toEqual([ines])
})

test('fingerprints need the key of the network, typed whole or drawn', async () => {
  const { db } = openDatabase(':memory:')
  const { id: anneeId } = await anAnnee(db)
  const demande = { anneeId, arreteAu: '2022-04-30', reseau: null, sansMasque: true }
  const build = (changes: object = {}) =>
    buildContribution(db, { ...demande, avecEmpreintes: true, ...changes }, now)
  const kept = async () => (await db.selectFrom('reseau').select('cle').execute())[0]?.cle

  await aStructure(db)
  const noAnnee = await build({ anneeId: 'none' })
  const noKey = await build()
  const partial = await keepCle(db, 'K7PM-2222')
  const before = await kept()
  const typed = await keepCle(db, ' k7pm 2222 3333 4444 5555 6666 ')
  const after = await kept()
  const made = await build()
  const drawn = await drawCle(openDatabase(':memory:').db)

  expect(noAnnee).toMatchObject({ error: { code: 'not-found', what: 'annee', name: 'none' } })
  expect(noKey).toEqual(err({ code: 'cle-absente' }))
  expect(partial).toMatchObject({ error: { code: 'validation', fields: { cle: /six groupes/ } } })
  expect([before, typed.ok, after]).toEqual([null, true, 'K7PM-2222-3333-4444-5555-6666'])
  expect(made).toMatchObject({ ok: true, value: { empreintes: { enfants: [], familles: [] } } })
  expect(drawn).toMatch(/^([2-9A-Z]{4}-){5}[2-9A-Z]{4}$/)
  expect(await drawCle(db)).toBe(await kept())
})

/** A school that proposed so many children, of whom `over` got an answer ten days later. */
const aFlux = (proposes: number, over: number, isMasked: boolean) => {
  const school = { nom: 'Ferry', commune: null }
  const ids = Array.from({ length: proposes }, (_, rank) => String(rank))
  const [flux] = fluxOf({
    orientations: ids.map((id, rank) => ({
      ...{ ...school, id, date: '2022-01-10' },
      statut: rank < over ? ('inscrite' as const) : ('recue' as const),
    })),
    etapes: Map.groupBy(
      ids.map((id) => ({ id, statut: 'inscrite' as const, date: '2022-01-20' })),
      ({ id }) => id,
    ),
    attente: [{ ...school, niveau: null, nombre: 6 }],
    ...{ inscriptions: [], types: [], arreteAu: '2022-04-30', isMasked },
  })
  return [flux?.proposes, flux?.inscrits, flux?.enCours, flux?.aboutis, flux?.delaiMoyenJours]
}

test('of a school that proposed a few, masked counts say nothing; of one that proposed none, that it did not', () => {
  expect(aFlux(0, 0, true)).toEqual([0, 0, 0, 0, null])
  for (const few of [1, 4]) expect(aFlux(few, few, true)).toEqual([null, null, null, null, null])
  expect(aFlux(5, 5, true)).toEqual([5, 5, 0, 5, 10])
  // Four outcomes of nine: their number is masked, and the mean of four.
  expect(aFlux(9, 4, true)).toEqual([9, null, null, null, null])
  expect(aFlux(10, 5, true)).toEqual([10, 5, 5, 5, 10])
  expect(aFlux(4, 1, false)).toEqual([4, 1, 3, 1, 10])
})

test('a label keeps what names nobody of the base', () => {
  const plain = labelsWithoutNames([
    { nom: 'Parks', prenom: 'Rosa' },
    { nom: 'Martin', prenom: 'Luc' },
  ])

  expect(plain('Martin-Luther-King', '–')).toBe('Martin-Luther-King')
  expect(plain('Cité Rosa', '–')).toBe('Cité Rosa')
  expect(plain('Luc Martin', '–')).toBe('–')
  expect(plain('Luc Martin', 'autre')).toBe('autre')
  expect(plain('famille Martin', '–')).toBe('–')
  expect(plain('appeler le 06 12 34 56 78', '–')).toBe('–')
  expect(plain('clas@ville.example', '–')).toBe('–')
})

test('no count of children from 1 to 4 stands in what is sent, nor the mean of a few', async () => {
  const { ventilations, flux, attente } = await aContribution(async () => undefined)
  const counts = [
    ...Object.values(ventilations).flatMap((part) => Object.values(part)),
    ...Object.values(attente),
    ...flux.flatMap(({ etablissement: _, delaiMoyenJours: __, ...own }) => Object.values(own)),
  ]

  expect(counts.length).toBeGreaterThan(40)
  expect(counts.filter((n) => n != null && n > 0 && n < 5)).toEqual([])
  const shown = flux.filter(({ proposes }) => proposes !== null)
  const hidden = shown.map(
    ({ inscrits, attente: waiting, refuses, sansSuite, enCours }) =>
      [inscrits, waiting, refuses, sansSuite, enCours].filter((n) => n === null).length,
  )
  expect(hidden.length).toBeGreaterThan(0)
  expect(hidden).not.toContain(1)
})

test('hostile files are refused, or read as nothing more than what they say', async () => {
  const contribution = await aContribution(async () => undefined)
  const text = contributionText(contribution)
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const manyKeys = JSON.stringify(
    Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`q${i}`, 5])),
  )

  expect(isRead(text)).toBe(true)
  expect(isRead(deep)).toBe(false)
  expect(isRead(text.replace('"flux": [', `"flux": [${'null,'.repeat(600_000)}`))).toBe(false)
  expect(isRead(text + ' '.repeat(5_000_000))).toBe(false)
  expect(readContribution(tempFolder()).ok).toBe(false)
  expect(isRead(`{"format":"cartable/contribution","version":1,"porteur":${deep}}`)).toBe(false)
  expect(isRead(text.replace('"quartiers": {', '"quartiers": {"__proto__": 7, '))).toBe(false)
  expect(isRead(text.replace(/"quartiers": \{[^}]*\}/, `"quartiers": ${manyKeys}`))).toBe(false)
  expect(isRead(text.replace('{', '{"__proto__": {"ok": true},'))).toBe(false)
  expect(isRead(text.replace('"flux": [', '"flux": [null, '))).toBe(false)
  expect(isRead(text.replace(/"faiteLe": "[^"]*"/, '"faiteLe": "9999"'))).toBe(false)
  expect(({} as { ok?: boolean }).ok).toBeUndefined()
})

// Windows tells of no file where the folder of a path is a file.
test.skipIf(process.platform === 'win32')('a file that cannot be read is told so', () => {
  const path = join(tempFolder(), 'contribution.json')
  writeFileSync(path, '')

  expect(readContribution(join(path, 'x'))).toMatchObject({
    error: { code: 'unusable-file', reason: expect.stringContaining('ne peut pas être lu') },
  })
  expect(readContribution(join(tempFolder(), 'absent.json'))).toMatchObject({
    error: { code: 'not-found', what: 'fichier' },
  })
})

test('a file of the first version of the app, without what came later, is read', async () => {
  const { controleOf } = await import('../../../../main/features/reseau/empreintes.ts')
  const {
    placesNiveaux: _,
    formationsCommunes: __,
    ...rest
  } = await aContribution(async () => undefined)
  const old = {
    ...rest,
    flux: rest.flux.map(({ aboutis: _a, listeAttente: _l, ...own }) => own),
  } as Contribution
  const signed = { ...old, controle: controleOf(old) }

  expect(isRead(contributionText(signed))).toBe(true)
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { type Papier, writePapier } from '../../../../main/features/personnes/papiers.service.ts'
import { REGISTRE } from '../../../../main/features/personnes/registre.ts'
import { saveConservation } from '../../../../main/features/personnes/revue.service.ts'
import { docxOutline } from '../../../builders/docx-outline.ts'
import { anAnnee, aStructure } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const NOW = new Date('2025-07-05T10:00:00Z')

const DUNES = { commune: 'Zuydcoote', referent_nom: 'Vanhove', referent_prenom: 'Iris' }

async function textOf(
  papier: Papier,
  annees: number | null = null,
  known: Parameters<typeof aStructure>[1] = DUNES,
): Promise<string> {
  const { db, close } = openDatabase(':memory:')
  await aStructure(db, { nom: 'Maison des Dunes', ...known })
  await anAnnee(db, { id: 'y1', debut: '2024-09-01', fin: '2025-08-31' })
  if (annees !== null) await saveConservation(db, { anneeId: 'y1', annees }, NOW)
  const path = join(tempFolder(), `${papier}.docx`)
  const written = await writePapier(db, { papier, anneeId: 'y1' }, { path, now: NOW })
  await close()
  if (!written.ok) throw new Error(written.error.code)
  return docxOutline(readFileSync(path)).replaceAll(/[\u00a0\u202f]/g, ' ')
}

test('the register names the structure, how long names are kept, and every table of the schema', async () => {
  const text = await textOf('registre', 3)

  expect(text).toContain('Maison des Dunes')
  expect(text).toContain('Jusqu’à 3 ans sans contact')
  expect(text).toContain('180 jours et 500 opérations')
  for (const { quoi } of Object.values(REGISTRE)) expect(text).toContain(quoi)
  const [, ofEnfants = ''] = /Sur les enfants(.*)Sur les familles/s.exec(text) ?? []
  const told = Object.values(REGISTRE).filter(({ quoi }) => ofEnfants.includes(quoi))
  expect(new Set(told.map(({ qui }) => qui))).toEqual(new Set(['enfant']))
  expect(text).toContain('au 05/07/2025')
  expect(text).toContain('Maison des Dunes, Zuydcoote')
  expect(text).toContain('Peut venir le chercher')
})

test('the papers say who to reach with what is known of the structure, and leave a line to fill where nothing is', async () => {
  const full = { adresse: '2 rue du Port', telephone: '03 28 00 00 01', mail: 'clas@dunes.fr' }
  const [all, none] = [{ ...DUNES, ...full }, { commune: null }]

  const whole = [await textOf('registre', null, all), await textOf('notice', null, all)]
  const bare = [await textOf('registre', null, none), await textOf('notice', null, none)]

  const reach = '03 28 00 00 01, clas@dunes.fr'
  expect(whole[0]).toContain('Maison des Dunes, 2 rue du Port, Zuydcoote')
  expect(whole[0]).toContain(`Iris Vanhove, ${reach}`)
  expect(whole[1]).toContain(`Iris Vanhove, Maison des Dunes, 2 rue du Port, Zuydcoote, ${reach}`)
  expect(bare[0]).toMatch(/À joindre[\s|/:]*…+/)
  expect(bare.join()).not.toMatch(/Maison des Dunes,|, ,/)
  const { db } = openDatabase(':memory:')
  await aStructure(db)
  const asked = { papier: 'notice', anneeId: 'gone' } as const
  const refused = await writePapier(db, asked, { path: join(tempFolder(), 'n.docx'), now: NOW })
  expect(refused).toMatchObject({ error: { code: 'not-found', name: 'gone' } })
})

test('the notice tells familles whom to ask, for how long, and that the Caf gets no name', async () => {
  const text = await textOf('notice')

  expect(text).toContain('Iris Vanhove, Maison des Dunes')
  expect(text).toContain('Au plus 2 ans après notre dernier contact')
  expect(text).toContain('aucun nom ne lui est envoyé')
  expect(text).toContain('www.cnil.fr')
})

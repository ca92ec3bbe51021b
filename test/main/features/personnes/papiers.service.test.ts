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

async function textOf(papier: Papier, annees: number | null = null): Promise<string> {
  const { db, close } = openDatabase(':memory:')
  await aStructure(db, {
    nom: 'Maison des Dunes',
    commune: 'Zuydcoote',
    referent_nom: 'Vanhove',
    referent_prenom: 'Iris',
  })
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
  expect(text).toContain('Peut venir le chercher')
})

test('the notice tells familles whom to ask, for how long, and that the Caf gets no name', async () => {
  const text = await textOf('notice')

  expect(text).toContain('Iris Vanhove, Maison des Dunes')
  expect(text).toContain('Au plus 2 ans après notre dernier contact')
  expect(text).toContain('aucun nom ne lui est envoyé')
  expect(text).toContain('www.cnil.fr')
})

import { expect, test } from 'vitest'
import { openDatabase } from '../../../main/db/open.ts'
import { importDossier } from '../../../main/features/dossiers/dossiers.service.ts'
import { findIndicateurs } from '../../../main/features/indicateurs/indicateurs.service.ts'
import type { DossierInput } from '../../../shared/domain/dossier.ts'
import { aDossier, anExempleInput, exempleAttendu } from '../../builders/fixture-dossiers.ts'

async function figuresOf(input: DossierInput, arreteAu: string) {
  const open = openDatabase(':memory:')
  const imported = await importDossier(open, aDossier(input), { remplacer: false })
  if (!imported.ok) throw new Error(JSON.stringify(imported.error))
  const result = await findIndicateurs(open.db, 'a1', arreteAu)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  await open.close()
  return result.value.indicateurs
}

test('the reference dossier gives its reference figures', async () => {
  const attendu = exempleAttendu()

  const { figures } = await figuresOf(anExempleInput(), attendu.arreteAu)

  const computed = Object.fromEntries(
    Object.keys(attendu.indicateurs).map((code) => [code, figures.get(code)?.valeur]),
  )
  expect(computed).toEqual(attendu.indicateurs)
})

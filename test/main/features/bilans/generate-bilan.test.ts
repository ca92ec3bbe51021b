import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { generateBilan } from '../../../../main/features/bilans/generate-bilan.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { anIntervenant, someHeures } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'
import { readWorkbook } from '../../../builders/written-annexes.ts'

test('what is written while the Word form is being made is in neither file', async () => {
  const open = openDatabase(':memory:')
  await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  const zoe = await anIntervenant(open.db, { nom: 'Zidane', prenom: 'Zoé' })
  let written: Promise<unknown> = Promise.resolve()

  const generated = await generateBilan(
    open.db,
    { actionId: 'a1', arreteAu: '2022-04-30', trame: 'caf47' },
    {
      ...{
        tramesFolder: TRAMES_FOLDER,
        sortie: tempFolder(),
        annexesNominatives: true,
        siPris: 'demander',
      },
      now: new Date('2022-05-02T09:00:00Z'),
      onProgress: (done) => {
        if (done !== 1) return
        written = someHeures(open.db, { intervenant_id: zoe.id, action_id: 'a1' })
      },
    },
  )
  await written

  if (!generated.ok) throw new Error(generated.error.code)
  const workbook = await readWorkbook(readFileSync(generated.value.annexes))
  const values = workbook.worksheets.flatMap((sheet) => sheet.getSheetValues()).flat()
  expect(values).toContain('Sy Omar')
  expect(values).not.toContain('Zidane Zoé')
})

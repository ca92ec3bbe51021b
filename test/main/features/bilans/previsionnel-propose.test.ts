import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { proposePrevisionnel } from '../../../../main/features/bilans/bilans.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { anAction, anAnnee } from '../../../builders/records.ts'

test('next year’s prévisionnel starts from this year’s réel of the same action, at its end', async () => {
  const open = openDatabase(':memory:')
  await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  const next = await anAnnee(open.db, { debut: '2022-09-01', fin: '2023-08-31' })
  const same = await anAction(open.db, { annee_id: next.id, numero: '1' })
  const other = await anAction(open.db, { annee_id: next.id, numero: '9' })

  const proposed = await proposePrevisionnel(open.db, same.id)
  const none = await proposePrevisionnel(open.db, other.id)
  const first = await proposePrevisionnel(open.db, 'a1')

  expect(proposed).toMatchObject({
    ok: true,
    value: {
      annee: '2021-2022',
      previsionnel: {
        ...{ debut: null, fin: null },
        intervenants: {
          salarie: { nombre: 1, minutes: 900 },
          volontaire: { nombre: 1, minutes: 90 },
        },
        public: { elementaire: 3, college: 1, lycee: null, familles: 3, collectifs: 1 },
        activites: expect.arrayContaining(['travail-personnel', 'jeux']),
      },
    },
  })
  expect(none).toEqual({ ok: true, value: null })
  expect(first).toEqual({ ok: true, value: null })
})

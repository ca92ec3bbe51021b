import { expect, test } from 'vitest'
import { famillesCoordonnees } from '../../../../renderer/features/enfants/famille-coordonnees.ts'
import type { EnfantLigne } from '../../../../shared/ipc/enfants.ipc.ts'

const ligne = (enfantId: string, prenom: string, changes: Partial<EnfantLigne>): EnfantLigne =>
  ({
    enfantId,
    nom: 'Benali',
    prenom,
    familleId: null,
    responsables: [],
    ...changes,
  }) as EnfantLigne

const samira = { nom: 'Samira Benali', telephone: '0600000001', mail: 's@courriel.example' }
const rui = { nom: 'Rui Costa', telephone: null, mail: null }

test('each adult is reached once for all their children, a child in two groups counts once', () => {
  const famille = { familleId: 'f1', responsables: [samira, rui] }

  const found = famillesCoordonnees([
    ligne('e1', 'Adam', famille),
    ligne('e1', 'Adam', famille),
    ligne('e2', 'Inès', famille),
    ligne('e3', 'Lou', {}),
  ])

  expect(found).toEqual([
    {
      pour: 'Benali Adam, Benali Inès',
      nom: 'Samira Benali',
      telephone: '06 00 00 00 01',
      mail: 's@courriel.example',
    },
    { pour: 'Benali Adam, Benali Inès', nom: 'Rui Costa', telephone: '', mail: '' },
    { pour: 'Benali Lou', nom: '', telephone: '', mail: '' },
  ])
})

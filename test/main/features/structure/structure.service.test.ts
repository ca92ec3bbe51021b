import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  readStructure,
  saveStructure,
} from '../../../../main/features/structure/structure.service.ts'
import { saisieStructureSchema } from '../../../../shared/domain/structure.ts'
import { aStructure } from '../../../builders/records.ts'

const NOW = new Date('2021-09-10T09:00:00Z')
const TYPED = {
  nom: ' Centre social du Moulin ',
  adresse: '2 place du Marché',
  commune: 'Agen',
  telephone: '06 00 00 00 01',
  mail: 'contact@moulin.example',
  referentNom: 'Diallo',
  referentPrenom: 'Awa',
  referentTelephone: '',
  referentMail: '  ',
  cafMail: ' bilans@caf.example ',
  zoneScolaire: 'A',
} as const

test('what is typed of the structure is kept, blanks as nothing, and one undo takes it back', async () => {
  const { db } = openDatabase(':memory:')
  await aStructure(db, { nom: 'Avant' })
  const saisie = saisieStructureSchema.parse(TYPED)

  await saveStructure(db, saisie, NOW)

  expect(await readStructure(db)).toEqual({
    ...TYPED,
    nom: 'Centre social du Moulin',
    referentTelephone: null,
    referentMail: null,
    cafMail: 'bilans@caf.example',
  })
  expect(await undoLast(db, NOW)).toMatchObject({
    ok: true,
    value: { label: 'Coordonnées de la structure' },
  })
  expect(await readStructure(db)).toMatchObject({ nom: 'Avant', commune: null })
})

test('a structure without a name is refused in French', () => {
  const parsed = saisieStructureSchema.safeParse({ ...TYPED, nom: '   ' })

  expect(parsed.error?.issues).toMatchObject([
    { path: ['nom'], message: 'Indiquez le nom de votre structure.' },
  ])
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  findLogo,
  findLogoImage,
  readStructure,
  removeLogo,
  saveLogo,
  saveStructure,
} from '../../../../main/features/structure/structure.service.ts'
import { MAX_OCTETS_LOGO } from '../../../../shared/domain/logo.ts'
import { saisieStructureSchema } from '../../../../shared/domain/structure.ts'
import { LOGO, LOGO_URI } from '../../../builders/a-fiche-vierge.ts'
import { aStructure } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

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

test('a picture is kept as the logo of the structure, replaced, taken away, and brought back by undo', async () => {
  const { db } = openDatabase(':memory:')
  const path = join(tempFolder(), 'logo.png')
  writeFileSync(path, LOGO.bytes)
  const shown = async () => [await findLogoImage(db), await findLogo(db)]

  expect(await shown()).toEqual([null, null])
  expect(await saveLogo(db, path, NOW)).toEqual({ ok: true, value: undefined })
  expect(await shown()).toEqual([LOGO_URI, LOGO])
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 30, 0, 40, 3, 0, 0, 0])
  writeFileSync(path, jpeg)
  await saveLogo(db, path, NOW)
  expect(await shown()).toEqual([
    expect.stringMatching(/^data:image\/jpeg;base64,/),
    { type: 'jpg', largeur: 40, hauteur: 30, bytes: jpeg },
  ])
  expect(await removeLogo(db, NOW)).toEqual({ ok: true, value: undefined })
  expect(await shown()).toEqual([null, null])
  expect(await undoLast(db, NOW)).toMatchObject({ value: { label: 'Logo retiré' } })
  expect(await undoLast(db, NOW)).toMatchObject({ value: { label: 'Logo de la structure' } })
  expect(await shown()).toEqual([LOGO_URI, LOGO])
})

test('a file that is no logo, too heavy or not there leaves the logo as it is, and says so', async () => {
  const { db } = openDatabase(':memory:')
  const folder = tempFolder()
  const at = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  await saveLogo(db, at('logo.png', LOGO.bytes), NOW)

  for (const [path, file, reason] of [
    [at('texte.png', new Uint8Array(30)), 'texte.png', /PNG ou JPEG/],
    [at('lourd.png', new Uint8Array(MAX_OCTETS_LOGO + 1)), 'lourd.png', /300 Ko/],
    [join(folder, 'absent.png'), 'absent.png', /ne peut pas être lu/],
    [folder, undefined, /ne peut pas être lu/],
  ] as const) {
    expect(await saveLogo(db, path, NOW)).toMatchObject({
      ok: false,
      error: {
        ...{ code: 'unusable-file', reason: expect.stringMatching(reason) },
        ...(file === undefined ? {} : { file }),
      },
    })
  }
  expect(await findLogoImage(db)).toBe(LOGO_URI)
})

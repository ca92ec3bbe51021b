import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import {
  dossierText,
  readDossierFile,
  writeDossierFile,
} from '../../../../main/features/dossiers/dossier-file.service.ts'
import { createDossiersHandlers } from '../../../../main/features/dossiers/dossiers.handlers.ts'
import {
  exportDossier,
  importDossier,
} from '../../../../main/features/dossiers/dossiers.service.ts'
import { proteger } from '../../../../main/features/protection/protection.service.ts'
import {
  keepSauvegarde,
  writeCopy,
  writeLockedCopy,
} from '../../../../main/features/sauvegardes/sauvegardes.service.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { given } from '../../../builders/given.ts'
import { handlerServices } from '../../../builders/handler-services.ts'
import { quickenScrypt } from '../../../builders/quick-scrypt.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'
import { chanceOf } from '../../../torture/random.ts'

quickenScrypt()

const MOT = 'grenouille été tambour'

async function aLockedDossier() {
  const path = join(tempFolder(), 'annee.cartable')
  given(await writeDossierFile(path, aDossier(anExempleInput()), MOT))
  return path
}

/** Code of the refusal, with its field or its reason. */
async function refusalOf(path: string, motDePasse: string | null = MOT): Promise<string> {
  const read = await readDossierFile(path, motDePasse)
  if (read.ok) return 'read'
  if (read.error.code === 'validation') return Object.values(read.error.fields).join()
  return read.error.code === 'unusable-file' ? read.error.reason : read.error.code
}

test('from one window to another: locked, chosen, its password asked, the same année', async () => {
  const folder = tempFolder()
  const file = join(folder, 'annee.cartable')
  const asked: string[] = []
  const dialogs = {
    chooseFolder: async () => null,
    chooseFile: async () => file,
    saveFile: async ({ name }: { name: string }) => {
      asked.push(name)
      return file
    },
  }
  const from = openDatabase(':memory:')
  const { anneeId } = given(
    await importDossier(from, aDossier(anExempleInput()), { remplacer: false }),
  )
  const sender = createDossiersHandlers(handlerServices(from, { dialogs }))
  const saved = given(await sender['app:saveDossier']({ anneeId, motDePasse: MOT }))

  expect(saved).toMatchObject({ isProtege: true, path: file })
  expect(asked).toEqual(['Dossier Clas 2021-2022.cartable'])
  expect(readFileSync(file, 'latin1')).not.toMatch(/nom|Moulin|dossier/i)

  const to = openDatabase(':memory:')
  const receiver = createDossiersHandlers(handlerServices(to, { dialogs }))
  const { fichierId, isProtege } = given(await receiver['app:chooseDossier'](undefined))
  expect(isProtege).toBe(true)
  const open = (motDePasse: string) =>
    receiver['app:openDossier']({ fichierId, motDePasse, replace: false })
  expect(await open('grenouille ete tambour')).toMatchObject({
    error: { code: 'validation', fields: { motDePasse: expect.stringContaining('n’ouvre pas') } },
  })
  // The same letters, composed otherwise, as another keyboard writes them.
  const opened = given(await open(MOT.normalize('NFD')))

  const text = async (one: typeof to, id: string) =>
    dossierText(given(await exportDossier(one, id)))
  expect(await text(to, opened.anneeId)).toBe(await text(from, anneeId))
  const left = readdirSync(tmpdir()).filter((name) =>
    name.startsWith(`cartable-copie-${process.pid}`),
  )
  expect(left).toEqual([])
  await from.close()
  await to.close()
})

test('a locked dossier changed anywhere, cut or longer is never read, and each is a sentence', async () => {
  const path = await aLockedDossier()
  const bytes = readFileSync(path)
  const chance = chanceOf(7)
  const places = [
    ...Array.from({ length: 64 }, (_, at) => at),
    ...Array.from({ length: 60 }, () => chance.below(bytes.length)),
    bytes.length - 1,
  ]
  for (const at of places) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ (1 << chance.below(8))
    writeFileSync(path, changed)
    expect(await refusalOf(path), `byte ${at}`).toMatch(
      /n’ouvre pas ce dossier|abîmé|plus récente|n’est pas un dossier/,
    )
  }
  for (const length of [0, 10, 16, 40, 64, 65, 80, 1000, bytes.length - 1]) {
    writeFileSync(path, bytes.subarray(0, length))
    expect(await refusalOf(path), `cut at ${length}`).toMatch(/abîmé/)
  }
  writeFileSync(path, Buffer.concat([bytes, Buffer.from('x')]))
  expect(await refusalOf(path)).toMatch(/abîmé/)
  writeFileSync(path, bytes)
  expect(await refusalOf(path)).toBe('read')
})

test('without its password, or of a later version, a locked dossier says what to do', async () => {
  const path = await aLockedDossier()
  expect(await refusalOf(path, null)).toContain('protégé par un mot de passe')

  const later = readFileSync(path)
  later.write('2', 15)
  writeFileSync(path, later)
  expect(await refusalOf(path)).toContain('version plus récente')
})

test('a copy of all the data is no dossier, and is told as what it is', async () => {
  const folder = tempFolder()
  const base = openDatabase(join(folder, 'cartable.sqlite'))
  const plain = given(await writeCopy(base, join(folder, 'copie.sqlite'))).path
  const locked = given(await writeLockedCopy(base, join(folder, 'copie.cartable'), MOT)).path
  await base.close()
  given(await proteger(base.file, MOT))
  const again = openDatabase(base.file)
  const kept = given(await keepSauvegarde(again, 'demandee', new Date())).path
  await again.close()

  for (const path of [plain, locked, kept]) {
    expect(await refusalOf(path)).toContain('Restaurer depuis un fichier')
  }
})

test('a file larger than an année is refused before it is read, and such an année is not written', async () => {
  const path = join(tempFolder(), 'annee.json')
  writeFileSync(path, `[${'{},'.repeat(900_000)}{}]`)
  expect(await refusalOf(path)).toContain('trop gros')

  const dossier = aDossier(anExempleInput())
  const structure = { ...dossier.structure, nom: 'x'.repeat(61_000_000) }
  const written = await writeDossierFile(path, { ...dossier, structure }, null)
  expect(written).toMatchObject({
    ok: false,
    error: { reason: expect.stringContaining('sauvegarde') },
  })
})

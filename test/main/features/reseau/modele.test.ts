import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { installExemple } from '../../../../main/features/exemple/exemple.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  readCriteres,
  saveReglages,
} from '../../../../main/features/orientations/reglages.service.ts'
import { newCle, normalizeCle } from '../../../../main/features/reseau/cle.service.ts'
import {
  buildModele,
  findModele,
  modeleText,
  openModele,
  readModele,
} from '../../../../main/features/reseau/modele.service.ts'
import { RESOURCES_FOLDER } from '../../../builders/a-trame.ts'
import { anAnnee, anEtablissement, aStructure } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const now = new Date('2026-05-04T08:00:00Z')
const comptes = { sansMasque: true, empreintes: true }

/** The town's Cartable on the sample year, with two criteria of its own, and its model. */
async function aDesk() {
  const open = openDatabase(':memory:')
  const installed = await installExemple(open, RESOURCES_FOLDER)
  if (!installed.ok) throw new Error(installed.error.code)
  const { anneeId } = installed.value
  const criteres = [
    { libelle: 'Entrée dans la lecture', lien: 'situations.difficulte-scolaire' },
    { libelle: 'Appétence', lien: null },
  ] as const
  await saveReglages(
    open.db,
    { anneeId, criteres, delais: { contact: 7, reponse: 14, inscription: 21 } },
    now,
  )
  return { open, anneeId, modele: await buildModele(open.db, { anneeId, nom: 'Ville', comptes }) }
}

/** A porteur with one school that the town has too, and one of its own. */
async function aPorteur() {
  const open = openDatabase(':memory:')
  await aStructure(open.db)
  const annee = await anAnnee(open.db)
  await anEtablissement(open.db, {
    nom: 'ecole elementaire les marronniers',
    commune: 'Pontareuil',
  })
  await anEtablissement(open.db, { nom: 'École du Port', commune: 'Ailleurs' })
  return { open, anneeId: annee.id }
}

const schools = async (open: ReturnType<typeof openDatabase>) =>
  (await open.db.selectFrom('etablissement').select('nom').execute()).map(({ nom }) => nom)

test('a porteur takes the criteria and the schools that it lacks; undo takes all of it back', async () => {
  const { modele } = await aDesk()
  const { open, anneeId } = await aPorteur()
  const before = await schools(open)

  const opened = await openModele(open.db, modele, { anneeId }, now)
  const criteres = await readCriteres(open.db, anneeId)
  const after = await schools(open)
  await undoLast(open.db, now)

  expect(opened.ok && opened.value.criteres.ajoutes).toEqual([
    'Entrée dans la lecture',
    'Appétence',
  ])
  expect(criteres).toEqual(modele.criteres)
  expect(after.length).toBe(before.length + modele.etablissements.length - 1)
  expect(after.filter((nom) => /marronniers/i.test(nom))).toHaveLength(1)
  expect(await schools(open)).toEqual(before)
  expect(await findModele(open.db)).toBeNull()
})

test('what is not chosen is left alone', async () => {
  const { modele } = await aDesk()
  const { open, anneeId } = await aPorteur()
  const before = [await schools(open), await readCriteres(open.db, anneeId)]

  await openModele(open.db, modele, { anneeId, parties: ['comptes'] }, now)

  expect([await schools(open), await readCriteres(open.db, anneeId)]).toEqual(before)
  expect((await findModele(open.db))?.comptes).toEqual(comptes)
})

test('a model holds no person of the structure that made it', async () => {
  const { open, modele } = await aDesk()
  const enfants = await open.db.selectFrom('enfant').select(['nom', 'prenom']).execute()
  const contacts = await open.db.selectFrom('contact').selectAll().execute()
  const text = modeleText(modele)

  const secrets = [...enfants, ...contacts].flatMap((row) =>
    Object.values(row).filter((value) => typeof value === 'string' && value.length > 4),
  )
  expect(enfants.length).toBeGreaterThan(40)
  expect(secrets.filter((secret) => text.includes(`"${secret}"`))).toEqual([])
})

test('a file of another kind, of another version or broken is refused with what to do', async () => {
  const { modele } = await aDesk()
  const path = join(tempFolder(), 'modele.json')
  const told = async (text: string) => {
    writeFileSync(path, text)
    const read = readModele(path)
    return read.ok
      ? 'lu'
      : read.error.code === 'unusable-file'
        ? read.error.reason
        : read.error.code
  }

  expect(await told(modeleText(modele))).toBe('lu')
  expect(await told(modeleText(modele).replace('"version": 1', '"version": 7'))).toContain('à jour')
  expect(await told('{}')).toContain('redemandez-le')
  expect(await told(readFileSync(path, 'utf8').slice(0, 1))).toContain('redemandez-le')
})

test('a key is read back as one copies it by hand, and refused when a sign is missing', () => {
  const cle = newCle()

  expect(cle).toMatch(/^([2-9A-HJKMNP-Z]{4}-){5}[2-9A-HJKMNP-Z]{4}$/)
  expect(normalizeCle(cle.toLowerCase().replaceAll('-', ' '))).toBe(cle)
  expect(normalizeCle(cle.slice(0, -1))).toBeNull()
  expect(newCle()).not.toBe(cle)
})

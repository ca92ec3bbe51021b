import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { installExemple } from '../../../../main/features/exemple/exemple.service.ts'
import { saveFormation } from '../../../../main/features/formations/formations.service.ts'
import { findModeles, keepModele } from '../../../../main/features/formulaires/choix.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  readCriteres,
  readLogoFiche,
  readReglages,
  saveLogoFiche,
  saveReglages,
} from '../../../../main/features/orientations/reglages.service.ts'
import {
  addEchelles,
  findEchelleNoms,
} from '../../../../main/features/progressions/progressions.service.ts'
import { newCle, normalizeCle } from '../../../../main/features/reseau/cle.service.ts'
import {
  buildModele,
  findModele,
  modeleText,
  openModele,
  previewModele,
  readModele,
} from '../../../../main/features/reseau/modele.service.ts'
import { err } from '../../../../shared/result.ts'
import { LOGO_URI } from '../../../builders/a-fiche-vierge.ts'
import { RESOURCES_FOLDER } from '../../../builders/a-trame.ts'
import { anAnnee, anEtablissement, aPartenaire, aStructure } from '../../../builders/records.ts'
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
    {
      anneeId,
      criteres,
      delais: { contact: 7, reponse: 14, inscription: 21 },
      texteFiche: 'Le Clas, c’est pour tous.',
    },
    now,
  )
  await saveLogoFiche(open.db, { anneeId, logo: LOGO_URI }, now)
  return { open, anneeId, modele: await aModele(open, anneeId) }
}

async function aModele(open: ReturnType<typeof openDatabase>, anneeId: string) {
  const built = await buildModele(open.db, { anneeId, nom: 'Ville', comptes })
  if (!built.ok) throw new Error(built.error.code)
  return built.value
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

test('a porteur takes the partners that it lacks: one written otherwise is known', async () => {
  const { modele } = await aDesk()
  const { open, anneeId } = await aPorteur()
  const theirs = modele.partenaires.map(({ nom }) => nom)
  const [known = '', ...lacking] = theirs
  await aPartenaire(open.db, { nom: known.toUpperCase() })

  const { partenaires } = await previewModele(open.db, modele, anneeId)
  await openModele(open.db, modele, { anneeId }, now)
  const noms = await open.db.selectFrom('partenaire').select('nom').execute()

  expect(lacking.length).toBeGreaterThan(0)
  expect(partenaires).toEqual(lacking)
  expect(noms.map(({ nom }) => nom).sort()).toEqual([known.toUpperCase(), ...lacking].sort())
})

test('forms and scales of the desk are added to those of a porteur, whose own answers stay', async () => {
  const desk = await aDesk()
  const porteur = await aPorteur()
  const [shared, other] = ['a'.repeat(64), 'b'.repeat(64)]
  const form = (code: string, cles: readonly string[]) => ({
    nom: 'Bilan Clas 47',
    places: cles.map((cle) => ({ cle, libelle: 'Nombre d’enfants', code })),
  })
  await keepModele(desk.open.db, form('public.total', [shared, other]), now)
  await keepModele(porteur.open.db, form('public.familles', [shared]), now)
  await addEchelles(desk.open.db, ['Entraide', 'AUTONOMIE'], now)
  const modele = await aModele(desk.open, desk.anneeId)

  const before = await findEchelleNoms(porteur.open.db)
  const opened = await openModele(porteur.open.db, modele, { anneeId: porteur.anneeId }, now)
  const [kept] = await findModeles(porteur.open.db)
  const echelles = await findEchelleNoms(porteur.open.db)
  await undoLast(porteur.open.db, now)

  expect(opened.ok && opened.value.echelles).toEqual(['Entraide'])
  expect(kept?.places.map(({ cle, code }) => [cle, code])).toEqual([
    [shared, 'public.familles'],
    [other, 'public.total'],
  ])
  expect(echelles).toEqual([...before, 'Entraide'])
  expect(await findEchelleNoms(porteur.open.db)).toEqual(before)
  expect((await findModeles(porteur.open.db))[0]?.places).toHaveLength(1)
})

test('a joint training of the desk is proposed by its model, once', async () => {
  const { open, anneeId } = await aDesk()
  const action = await open.db.selectFrom('action').select('id').executeTakeFirstOrThrow()
  const formation = {
    actionId: action.id,
    date: '2026-03-12',
    theme: 'Lire ensemble',
    organisateur: 'Ville',
    minutes: 180,
    participants: [],
    note: null,
  }
  await saveFormation(open.db, null, { ...formation, isConjointe: true }, now)
  await saveFormation(open.db, null, { ...formation, theme: 'Interne', isConjointe: false }, now)
  const modele = await aModele(open, anneeId)
  const theirs = { date: '2026-02-01', theme: 'Leurs mots', organisateur: null }
  const opened = { ...modele, formations: [theirs, ...modele.formations] }
  await openModele(open.db, opened, { anneeId }, now)
  const first = { ...formation, date: '2026-01-10', theme: 'Écrire ensemble', isConjointe: true }
  await saveFormation(open.db, null, first, now)

  const again = await aModele(open, anneeId)

  const ours = again.formations.filter(({ theme }) => /ensemble|Interne|Leurs/.test(theme))
  expect(ours).toEqual([
    { date: '2026-01-10', theme: 'Écrire ensemble', organisateur: 'Ville' },
    theirs,
    { date: '2026-03-12', theme: 'Lire ensemble', organisateur: 'Ville' },
  ])
})

test('the text and the logo of the fiche are shown with what they replace, taken, and undone', async () => {
  const { modele } = await aDesk()
  const { open, anneeId } = await aPorteur()
  const own = { ...(await readReglages(open.db, anneeId)), texteFiche: 'Le nôtre.' }
  await saveReglages(open.db, { anneeId, ...own }, now)
  const fiche = async () => [
    (await readReglages(open.db, anneeId)).texteFiche,
    await readLogoFiche(open.db, anneeId),
  ]

  const apercu = await previewModele(open.db, modele, anneeId)
  await openModele(open.db, modele, { anneeId, parties: ['fiche'] }, now)
  const taken = await fiche()
  const same = await previewModele(open.db, modele, anneeId)
  const criteres = await readCriteres(open.db, anneeId)
  await undoLast(open.db, now)

  expect(apercu.fiche).toEqual({
    texte: 'Le Clas, c’est pour tous.',
    texteRemplace: 'Le nôtre.',
    logo: LOGO_URI,
    remplaceLogo: false,
  })
  expect(taken).toEqual(['Le Clas, c’est pour tous.', LOGO_URI])
  expect([apercu.remplace, same.remplace]).toEqual([null, null])
  expect(same.fiche).toEqual({ texte: null, texteRemplace: null, logo: null, remplaceLogo: false })
  expect(criteres).toEqual(own.criteres)
  expect(await fiche()).toEqual(['Le nôtre.', null])
})

test('a model without text nor logo leaves those of the porteur', async () => {
  const { modele } = await aDesk()
  const { open, anneeId } = await aPorteur()
  await openModele(open.db, modele, { anneeId }, now)

  const silent = { ...modele, fiche: { texte: null, logo: null } }
  await openModele(open.db, silent, { anneeId }, now)

  expect((await readReglages(open.db, anneeId)).texteFiche).toBe(modele.fiche.texte)
  expect(await readLogoFiche(open.db, anneeId)).toBe(LOGO_URI)
})

test('a criterion that ticks something else, and a model of another network, are told before', async () => {
  const { modele } = await aDesk()
  const { open, anneeId } = await aPorteur()
  await openModele(open.db, modele, { anneeId }, now)

  const [first, ...others] = modele.criteres
  const changed = {
    ...modele,
    reseau: { id: 'un-autre-reseau', nom: 'Département' },
    criteres: [{ libelle: first?.libelle ?? '', lien: null }, ...others],
  }
  const apercu = await previewModele(open.db, changed, anneeId)

  expect(apercu.criteres).toEqual({
    ajoutes: [],
    retires: [],
    modifies: ['Entrée dans la lecture'],
  })
  expect(apercu.remplace).toBe('Ville')
})

test.each([
  ['the text of the fiche', 'Écrivez à clas@boussole.example', null],
  ['the organiser of a training', null, 'Mme ZAÏDI-LEROY'],
])('a model that would name somebody is not made: %s', async (_where, texteFiche, organisateur) => {
  const { open, anneeId } = await aDesk()
  await open.db.updateTable('intervenant').set({ nom: 'Zaïdi-Leroy', prenom: 'Nolwenn' }).execute()
  const reglages = await readReglages(open.db, anneeId)
  await saveReglages(open.db, { ...reglages, anneeId, texteFiche }, now)
  const action = await open.db.selectFrom('action').select('id').executeTakeFirstOrThrow()
  const formation = {
    ...{ actionId: action.id, date: '2026-03-12', theme: 'Lire', organisateur, minutes: 60 },
    ...{ participants: [], note: null, isConjointe: true },
  }
  await saveFormation(open.db, null, formation, now)

  const built = await buildModele(open.db, { anneeId, nom: 'Ville', comptes })

  expect(built).toEqual(err({ code: 'modele-nomme', texte: texteFiche ?? organisateur }))
})

test('a model made again is of the same network, whoever makes another is of another', async () => {
  const { open, anneeId, modele } = await aDesk()
  const other = await aDesk()

  expect((await aModele(open, anneeId)).reseau.id).toBe(modele.reseau.id)
  expect(other.modele.reseau.id).not.toBe(modele.reseau.id)
})

test('what is not chosen is left alone', async () => {
  const { modele } = await aDesk()
  const { open, anneeId } = await aPorteur()
  const before = [await schools(open), await readCriteres(open.db, anneeId)]
  await openModele(open.db, modele, { anneeId, parties: [] }, now)
  expect((await findModele(open.db))?.comptes).toEqual({ sansMasque: false, empreintes: false })

  await openModele(open.db, modele, { anneeId, parties: ['comptes'] }, now)

  expect([await schools(open), await readCriteres(open.db, anneeId)]).toEqual(before)
  expect((await findModele(open.db))?.comptes).toEqual(comptes)
  await openModele(open.db, modele, { anneeId, parties: [] }, now)
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
  expect(await told(modeleText(modele).replace('"version": 1', '"version": 7'))).toContain('(7)')
  expect(await told(modeleText(modele).replace('"version": 1', '"version": [1]'))).toContain(
    '(inconnue)',
  )
  const long = `(${'9'.repeat(20)})`
  expect(
    await told(modeleText(modele).replace('"version": 1', `"version": "${'9'.repeat(21)}"`)),
  ).toContain(long)
  expect(await told(`\uFEFF${modeleText(modele)}`)).toBe('lu')
  expect(await told(modeleText(modele).replace(LOGO_URI, 'data:image/png;base64,AAAA'))).toContain(
    'logo',
  )
  expect(await told('{}')).toContain('redemandez-le')
  expect(await told(readFileSync(path, 'utf8').slice(0, 1))).toContain('redemandez-le')
})

test('a key is read back as one copies it by hand, and refused when a sign is missing', () => {
  const cle = newCle()

  expect(cle).toMatch(/^([2-9A-HJKMNP-Z]{4}-){5}[2-9A-HJKMNP-Z]{4}$/)
  expect(normalizeCle(cle.toLowerCase().replaceAll('-', ' '))).toBe(cle)
  for (const other of [cle.slice(0, -1), `${cle}A`, `1${cle.slice(1)}`, `${cle.slice(0, -1)}0`]) {
    expect(normalizeCle(other)).toBeNull()
  }
  expect(newCle()).not.toBe(cle)
})

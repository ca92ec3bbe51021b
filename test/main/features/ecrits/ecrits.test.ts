import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import validate from '@ooxml-tools/validate'
import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { docxToPages } from '../../../../main/documents/page/docx-to-pages.ts'
import { composeBilan } from '../../../../main/features/bilans/generate-bilan.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import {
  composeEcrit,
  findEcrit,
  saveEcrit,
} from '../../../../main/features/ecrits/ecrits.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { findLogo, saveLogo } from '../../../../main/features/structure/structure.service.ts'
import { DOCUMENTS_ECRITS, type DocumentEcrit } from '../../../../shared/domain/listes.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { docxOutline, docxPart } from '../../../builders/docx-outline.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { docxLetters, firstDifference, htmlLetters } from '../../../builders/pdf-words.ts'
import { aCollectif, anAction, anIntervenant, aSeance } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const NOW = new Date('2022-05-02T10:00:00Z')
const WHEN = { now: NOW, arreteAu: '2022-04-30' }
/** One pixel, and its first 24 bytes say 1 × 1. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let open: OpenDatabase
beforeEach(async () => {
  open = openDatabase(':memory:')
  await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  const { annee_id } = await open.db
    .selectFrom('action')
    .select('annee_id')
    .where('id', '=', 'a1')
    .executeTakeFirstOrThrow()
  await anAction(open.db, { id: 'autre', annee_id, numero: '7', intitule: 'Une autre' })
})

async function textes(document: DocumentEcrit, actionId = 'a1') {
  const found = await findEcrit(open.db, { actionId, document }, WHEN.arreteAu)
  if (!found.ok) throw new Error(found.error.code)
  return Object.fromEntries(
    found.value.textes.map(({ code, texte }) => [code, texte.replace(/[\u00a0\u202f]/g, ' ')]),
  )
}

async function docx(document: DocumentEcrit) {
  const composed = await composeEcrit(open.db, { actionId: 'a1', document }, WHEN)
  if (!composed.ok) throw new Error(composed.error.code)
  return composed.value
}

test('the fiche d’expérience begins with what the records say of that action', async () => {
  const { description, phases, reussite } = await textes('experience')

  expect(description).toContain('3 enfants et jeunes accueillis, de 2 familles, dans 1 collectif.')
  expect(phases).toContain('2 intervenants, dont 2 bénévoles, 32,25 heures')
  expect(reussite).toBe('')
  expect(await textes('experience', 'autre')).not.toMatchObject({ description })
})

test('families read who is there: the teams of the créneaux, else those who held the séances', async () => {
  expect((await textes('presentation')).qui).toMatch(/Dans l’équipe : Nadia, Omar\.$/)

  const creneau = await open.db.selectFrom('creneau').select('id').executeTakeFirstOrThrow()
  const lina = await open.db
    .selectFrom('intervenant')
    .select('id')
    .where('prenom', '=', 'Lina')
    .executeTakeFirstOrThrow()
  const team = { creneau_id: creneau.id, intervenant_id: lina.id, debut: '2021-09-06', fin: null }
  await open.db
    .insertInto('creneau_intervenant')
    .values({ id: 't1', ...team })
    .execute()

  expect((await textes('presentation')).qui).toMatch(/Dans l’équipe : Lina\.$/)
})

test('the team is that of the day and of the action, by first name; who has none is not told', async () => {
  const member = async (prenom: string, creneau_id: string, debut: string, fin: string | null) => {
    const { id } = await anIntervenant(open.db, { prenom })
    const row = { id: `t-${id}`, creneau_id, intervenant_id: id, debut, fin }
    await open.db.insertInto('creneau_intervenant').values(row).execute()
  }
  const day = WHEN.arreteAu
  const { id: collectif_id } = await aCollectif(open.db, { action_id: 'autre', nom: 'Ailleurs' })
  for (const [id, jour, debut, fin] of [
    ['k1', 'jeudi', '16:30', '18:00'],
    ['k2', 'mardi', '17:00', '18:05'],
    ['k3', 'mardi', '09:00', '10:00'],
  ] as const) {
    await open.db.insertInto('creneau').values({ id, collectif_id, jour, debut, fin }).execute()
  }
  for (const [date, etat, nom] of [
    [day, 'tenue', 'Zoé'],
    [day, 'prevue', 'Planned'],
    ['2022-05-01', 'tenue', 'Next'],
  ] as const) {
    const { id } = await anIntervenant(open.db, { prenom: nom })
    await aSeance(open.db, { collectif_id, date, etat, intervenants: { [id]: null } })
  }
  const nameless = await anIntervenant(open.db, { nom: 'Bénévole occasionnel', prenom: '' })
  await aSeance(open.db, {
    ...{ collectif_id, date: '2022-04-01', intervenants: { [nameless.id]: null } },
  })
  const held = await textes('presentation', 'autre')
  await member('Until', 'k1', '2021-09-01', day)
  await member('From', 'k2', day, null)
  await member('Over', 'k2', '2021-09-01', '2022-04-29')
  await member('Soon', 'k3', '2022-05-01', null)

  const planned = await textes('presentation', 'autre')

  expect(held.qui).toMatch(/Dans l’équipe : Zoé\.$/)
  expect(planned.qui).toMatch(/Dans l’équipe : From, Until\.$/)
  expect(Object.values(planned).join(' ')).toContain(
    'Ailleurs : mardi 9 h – 10 h, mardi 17 h – 18 h 05, jeudi 16 h 30 – 18 h',
  )
})

test('her text is kept, one left as proposed follows the records, and undo takes it back', async () => {
  const saved = await saveEcrit(
    open.db,
    {
      ...{ actionId: 'a1', document: 'experience' },
      textes: { ...(await textes('experience')), limites: 'Peu de bénévoles.', impacts: '' },
    },
    WHEN,
  )
  await open.db.updateTable('structure').set({ nom: 'Maison pour tous' }).execute()

  expect(saved.ok).toBe(true)
  const after = await textes('experience')
  expect(after).toMatchObject({ limites: 'Peu de bénévoles.' })
  expect(after.description).toContain('Maison pour tous mène')
  expect((await textes('experience', 'autre')).limites).not.toBe('Peu de bénévoles.')
  expect(
    (await open.db.selectFrom('ecrit').select('champ').execute()).map((one) => one.champ),
  ).toEqual(['impacts', 'limites'])

  await undoLast(open.db, NOW)

  expect((await textes('experience')).limites).not.toBe('Peu de bénévoles.')
})

test('an action that is not there is told, and nothing is kept', async () => {
  const saved = await saveEcrit(
    open.db,
    { actionId: 'absente', document: 'contrat', textes: { objet: 'x' } },
    WHEN,
  )

  expect(saved).toMatchObject({ error: { code: 'not-found' } })
})

test.each(DOCUMENTS_ECRITS)(
  'Word finds no fault in « %s », and its pages say the same words',
  async (document) => {
    const long = `${'Un très long texte, مرحبا 👩🏽‍🏫 & <b>. '.repeat(200)}\n\n– une ligne`
    await saveLogo(open.db, aPicture(), NOW)
    const champs = Object.keys(await textes(document))
    await saveEcrit(
      open.db,
      { actionId: 'a1', document, textes: { [champs.at(-2) ?? '']: long } },
      WHEN,
    )

    const { bytes, name } = await docx(document)

    expect(name).toMatch(/2021-2022.*\.docx$/)
    expect(await validate(bytes, 'docx', 'Microsoft365')).toEqual([])
    const { corps } = docxToPages(bytes)
    expect(firstDifference(htmlLetters(corps), docxLetters(bytes))).toBeNull()
    expect(corps).toContain('alt="Logo de la structure"')
  },
)

test('the contrat is to be signed by three, with blanks to fill by hand', async () => {
  const outline = docxOutline((await docx('contrat')).bytes)

  for (const words of [
    'Enfant (nom, prénom)',
    'Les parents',
    'L’enfant, le jeune',
    'La structure',
  ]) {
    expect(outline).toContain(words)
  }
})

function aPicture(bytes: Uint8Array = PNG, name = 'logo.png'): string {
  const path = join(tempFolder(), name)
  writeFileSync(path, bytes)
  return path
}

test('the logo is at the head of the bilan; what is no picture is refused and changes nothing', async () => {
  expect(await findLogo(open.db)).toBeNull()
  expect((await saveLogo(open.db, aPicture(), NOW)).ok).toBe(true)

  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 40, 1, 1, 1])
  for (const path of [
    aPicture(new TextEncoder().encode('<svg/>'), 'logo.svg'),
    aPicture(new Uint8Array(300_001), 'grand.png'),
    aPicture(PNG.subarray(0, 20), 'coupe.png'),
    join(tempFolder(), 'absent.png'),
    tempFolder(),
  ]) {
    expect(await saveLogo(open.db, path, NOW)).toMatchObject({ error: { code: 'unusable-file' } })
  }

  expect(await findLogo(open.db)).toMatchObject({ type: 'png', largeur: 1, hauteur: 1 })
  const composed = await composeBilan(
    open.db,
    { actionId: 'a1', arreteAu: '2022-04-30', trame: 'caf47' },
    { tramesFolder: TRAMES_FOLDER, nominatif: false, now: NOW },
  )
  if (!composed.ok) throw new Error(composed.error.code)
  const bilan = await composed.value.files.bilan.bytes()
  expect(docxPart(bilan, 'word/document.xml').indexOf('<w:drawing>')).toBeLessThan(
    docxPart(bilan, 'word/document.xml').indexOf('"Title"'),
  )
  expect(await validate(bilan, 'docx', 'Microsoft365')).toEqual([])
  await saveLogo(open.db, aPicture(jpeg, 'logo.jpg'), NOW)
  expect(await findLogo(open.db)).toMatchObject({ type: 'jpg', largeur: 40, hauteur: 20 })
})

test.each(['2021-06-01', '2021-09-01', '2022-08-31', '2023-01-10'])(
  'the documents of an action open on any day: %s',
  async (today) => {
    const found = await findEcrit(open.db, { actionId: 'a1', document: 'presentation' }, today)

    expect(found).toMatchObject({ ok: true })
  },
)

test('a long name of the structure does not push the page number to another line', async () => {
  const nom = 'Centre social et culturel intercommunal de la vallée '.repeat(3)
  await open.db.updateTable('structure').set({ nom }).execute()

  const { pied } = docxToPages((await docx('contrat')).bytes)

  const [left = ''] = pied.replace(/<[^>]*>/g, '').split('page ')
  expect(left).toMatch(/^Centre social .*…$/)
  expect(left.length).toBeLessThanOrEqual(80)
})

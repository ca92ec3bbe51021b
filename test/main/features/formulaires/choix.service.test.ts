import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import {
  chooseReponse,
  importModele,
  writeModele,
} from '../../../../main/features/formulaires/choix.service.ts'
import {
  answerFormulaire,
  type FormulaireOuvert,
  findPlaceProvenance,
  openFormulaire,
  readBytes,
  toWrite,
  vueOf,
  writeFormulaire,
} from '../../../../main/features/formulaires/formulaires.service.ts'
import { createOuverts } from '../../../../main/features/formulaires/ouverts.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { err } from '../../../../shared/result.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { docx, formCheck, h1, p } from '../../../builders/formulaires/word.ts'
import { given } from '../../../builders/given.ts'
import { anAction } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const TRAMES = 'resources/trames'
const NOW = new Date('2022-05-02T10:00:00Z')
const ARRETE = '2022-04-30'

async function aBase(): Promise<{ open: OpenDatabase; actionId: string }> {
  const open = openDatabase(':memory:')
  const imported = await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  if (!imported.ok) throw new Error(JSON.stringify(imported.error))
  const { id } = await open.db.selectFrom('action').select('id').executeTakeFirstOrThrow()
  return { open, actionId: id }
}

/** Two questions: one that Cartable is not sure of, one that it proposes; then a text of hers. */
const LIGNES = [
  h1('Bilan'),
  p('Nombre d’enfants en situation de handicap : ________'),
  p('Existe-t-il des écarts concernant le calendrier ? oui ', formCheck(), ' non ', formCheck()),
  p('Le mot du directeur : ________'),
]

const opened = async (...more: string[]): Promise<FormulaireOuvert> => {
  const read = await readBytes('bilan.docx', docx([...LIGNES, ...more]))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

let base: Awaited<ReturnType<typeof aBase>>
beforeEach(async () => {
  base = await aBase()
})

const choose = async (
  ouvert: FormulaireOuvert,
  rang: number,
  choix: Parameters<typeof chooseReponse>[3]['choix'],
) =>
  chooseReponse(
    base.open.db,
    TRAMES,
    ouvert,
    { fichierId: '', actionId: base.actionId, arreteAu: ARRETE, rang, choix },
    NOW,
  )

async function vue(ouvert: FormulaireOuvert, arreteAu = ARRETE) {
  const found = await vueOf(base.open.db, TRAMES, ouvert, { actionId: base.actionId, arreteAu })
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value
}
const etats = async (ouvert: FormulaireOuvert) =>
  (await vue(ouvert)).places.map(({ etat, texte }) => [etat, texte])

test('what she confirms is written; the same form again asks nothing of it', async () => {
  const ouvert = await opened()
  expect(await etats(ouvert)).toEqual([
    ['inconnu', ''],
    ['a-confirmer', 'Oui'],
    ['inconnu', ''],
  ])

  expect(await choose(ouvert, 1, { type: 'confirmer', code: 'calendrier.ecart' })).toEqual({
    ok: true,
    value: undefined,
  })

  const again = await vue(await opened())
  expect(again.places[1]).toMatchObject({ etat: 'sur', texte: 'Oui', origine: 'retenue' })
  expect(again.reconnu).toEqual({ nom: 'bilan.docx', nouveaux: 2 })
})

test('an answer chosen in the catalogue holds for the form, « aucune réponse » too', async () => {
  const ouvert = await opened()

  await choose(ouvert, 0, { type: 'reponse', code: 'public.total' })
  expect((await etats(ouvert))[0]).toEqual(['sur', '3'])

  await choose(ouvert, 0, { type: 'reponse', code: null })
  expect((await vue(ouvert)).places[0]).toMatchObject({ etat: 'inconnu', origine: 'sans-reponse' })

  await choose(ouvert, 2, { type: 'reponse', code: null })
  await choose(ouvert, 0, { type: 'texte', texte: 'Deux' })
  await choose(ouvert, 0, { type: 'oublier' })
  const { places } = await vue(ouvert)
  expect(places[0]).toMatchObject({ etat: 'inconnu', origine: 'lue', texte: '' })
  expect(places[2]).toMatchObject({ etat: 'inconnu', origine: 'sans-reponse' })
})

test('what was announced stands beside what happened, and the records behind a figure are named', async () => {
  const form = docx([h1('Bilan'), p('Nombre de collégiens : ______ Collégiens prévus : ______')])
  const ouvert = await readBytes('b.docx', form)
  if (!ouvert.ok) throw new Error(JSON.stringify(ouvert.error))

  const { places, autreAnnee } = await vue(ouvert.value)
  const found = await findPlaceProvenance(base.open.db, TRAMES, ouvert.value, {
    actionId: base.actionId,
    arreteAu: ARRETE,
    rang: 0,
  })

  expect(places.map(({ texte, voisine }) => [texte, voisine])).toEqual([
    ['1', { libelle: 'Prévu', texte: '1' }],
    ['1', { libelle: 'Réel', texte: '1' }],
  ])
  expect(places[0]?.enregistrements).toBe(1)
  expect(found.ok && found.value.map(({ libelle }) => libelle)).toEqual(['Costa Élio'])
  expect(autreAnnee).toBeNull()
  await base.open.db.updateTable('previsionnel').set({ college: null }).execute()
  expect((await vue(ouvert.value)).places[0]).toMatchObject({ texte: '1', voisine: null })
})

test('the enfants are shared out by school, one line each', async () => {
  const form = docx([
    h1('Bilan'),
    p('Répartition des enfants par établissement : ______'),
    p('Répartition par commune : ______'),
  ])
  const read = await readBytes('b.docx', form)
  if (!read.ok) throw new Error(JSON.stringify(read.error))

  const { places } = await vue(read.value)

  expect(places.map(({ code, etat, texte }) => [code, etat, texte])).toEqual([
    [
      'public.par-etablissement',
      'sur',
      'Collège Germaine-Tillion\u00a0: 1\nÉcole Jules-Ferry\u00a0: 2',
    ],
    // No famille of the sample says where it lives.
    ['public.par-commune', 'inconnu', ''],
  ])
})

test('a form of another année says so, and fills nothing before she confirms it; one that names this one too does', async () => {
  const asked = async (title: string) => {
    const read = await readBytes('b.docx', docx([h1(title), p('Nombre d’enfants : ______')]))
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    const { autreAnnee, places } = await vue(read.value)
    return { ouvert: read.value, autreAnnee, places: places.map((one) => [one.etat, one.texte]) }
  }

  const { ouvert, ...autre } = await asked('Bilan Clas 2022-2023')
  const same = [
    await asked('Bilan Clas 2021/2022'),
    await asked('Bilan 2021-2022, projet 2022-2023'),
  ]
  await choose(ouvert, 0, { type: 'confirmer', code: 'public.total' })

  const cover = await readBytes(
    'b.docx',
    docx([
      ...[h1('Bilan Clas 2022-2023'), h1('Effectifs'), p('Depuis 2019-2020.')],
      p('Nombre d’enfants : ______'),
    ]),
  )
  expect((await vue(given(cover))).autreAnnee?.nommee).toBe('2022-2023')
  expect(autre).toEqual({
    autreAnnee: { nommee: '2022-2023', choisie: '2021-2022' },
    places: [['a-confirmer', '3']],
  })
  expect(same.map((one) => one.autreAnnee)).toEqual([null, null])
  expect(same[0]?.places).toEqual([['sur', '3']])
  expect(await etats(ouvert)).toEqual([['sur', '3']])
})

test('a text typed there is hers for this action alone, and one act to undo', async () => {
  const ouvert = await opened()

  await choose(ouvert, 2, { type: 'texte', texte: '  Une belle année.  ' })
  const written = toWrite(
    (await vue(ouvert)).places.map((one) => ({
      ...one,
      kind: 'texte' as const,
      provenance: {},
      voisine: null,
    })),
    false,
  )

  expect((await etats(ouvert))[2]).toEqual(['sur', 'Une belle année.'])
  expect(written.get(2)).toEqual({ kind: 'texte', valeur: 'Une belle année.' })
  const undone = await undoLast(base.open.db, NOW)
  expect(undone.ok).toBe(true)
  expect((await etats(ouvert))[2]).toEqual(['inconnu', ''])
})

test('a text emptied, or an answer chosen instead, goes from its own place and action alone', async () => {
  const ouvert = await opened()
  const texts = async () =>
    (await base.open.db.selectFrom('place_reponse').selectAll().execute())
      .map(({ action_id, valeur }) => `${action_id === base.actionId ? 'here' : 'there'} ${valeur}`)
      .toSorted()
  await choose(ouvert, 0, { type: 'texte', texte: 'Deux' })
  await choose(ouvert, 2, { type: 'texte', texte: 'Belle' })
  const { id } = await anAction(base.open.db)
  const theirs = { ...base, actionId: id }
  const own = base
  base = theirs
  await choose(ouvert, 0, { type: 'texte', texte: 'Trois' })
  await choose(ouvert, 2, { type: 'texte', texte: 'Calme' })
  base = own
  expect(await texts()).toEqual(['here "Belle"', 'here "Deux"', 'there "Calme"', 'there "Trois"'])

  await choose(ouvert, 2, { type: 'texte', texte: '  ' })
  expect(await texts()).toEqual(['here "Deux"', 'there "Calme"', 'there "Trois"'])
  await choose(ouvert, 0, { type: 'reponse', code: 'public.total' })
  expect(await texts()).toEqual(['there "Calme"', 'there "Trois"'])
  expect((await etats(ouvert))[0]).toEqual(['sur', '3'])
})

test('a form opened is found by its id in this run, and by no other', async () => {
  const ouverts = createOuverts()
  const one = { ouvert: await opened(), path: null }

  const fichierId = ouverts.add(one)

  expect([ouverts.find(fichierId), ouverts.find('another')]).toEqual([one, null])
})

test('a form of the disk is filled in a copy of its own, which a copy corrected by hand is never written over by', async () => {
  const folder = tempFolder()
  const path = join(folder, 'Bilan CLAS.DOCX')
  const bytes = docx(LIGNES)
  writeFileSync(path, bytes)
  const ouvert = given(await openFormulaire(path))
  await choose(ouvert, 0, { type: 'reponse', code: 'public.total' })
  const demande = { actionId: base.actionId, arreteAu: ARRETE }
  const places = given(await answerFormulaire(base.open.db, TRAMES, ouvert, demande))
  const [sures, toutes] = [toWrite(places, false), toWrite(places, true)]
  const write = async (valeurs = sures) => {
    const options = { sortie: join(folder, 'rempli'), now: NOW }
    const written = given(await writeFormulaire(base.open.db, ouvert, valeurs, options))
    return relative(folder, written)
  }
  const copie = join('rempli', 'Bilan CLAS – rempli.docx')

  expect([[...sures.keys()], [...toutes.keys()]]).toEqual([[0], [0, 1]])
  expect([await write(), await write(toutes)]).toEqual([copie, copie])
  writeFileSync(join(folder, copie), 'corrigé à la main')
  expect(await write()).toBe(join('rempli', 'Bilan CLAS – rempli (2).docx'))
  expect(readFileSync(join(folder, copie), 'utf8')).toBe('corrigé à la main')
  expect(readFileSync(path).equals(bytes)).toBe(true)
})

describe('refusals', () => {
  test('a proposal that changed meanwhile is not confirmed unseen', async () => {
    const refused = await choose(await opened(), 1, { type: 'confirmer', code: 'public.ecart' })

    expect(refused).toMatchObject({ ok: false, error: { code: 'validation' } })
    expect(await base.open.db.selectFrom('formulaire').selectAll().execute()).toEqual([])
  })

  test('a form that is not there, or cannot be read, is told with its name; a bug is no refusal', async () => {
    const folder = tempFolder()
    const path = join(folder, 'bilan.docx')
    const open = (code?: string) =>
      openFormulaire(path, () => Promise.reject(Object.assign(new Error('bug'), { code })))

    expect(await openFormulaire(path)).toEqual(
      err({ code: 'not-found', what: 'fichier', name: path }),
    )
    writeFileSync(path, 'une lettre')
    expect(await openFormulaire(path)).toMatchObject({
      error: { code: 'unusable-file', file: 'bilan.docx' },
    })
    expect(await open('EBUSY')).toMatchObject({ error: { reason: /ne peut pas être lu/ } })
    await expect(open()).rejects.toThrow('bug')
    expect(await openFormulaire(folder)).toMatchObject({ error: { code: 'unusable-file' } })
  })

  test('a code of nothing, and a place that is not there', async () => {
    const ouvert = await opened()

    expect(await choose(ouvert, 0, { type: 'reponse', code: 'rien.du.tout' })).toMatchObject({
      ok: false,
    })
    expect(await choose(ouvert, 9, { type: 'texte', texte: 'x' })).toMatchObject({ ok: false })
  })
})

test('a confirmation holds for the value that was confirmed', async () => {
  const ouvert = await opened()
  await choose(ouvert, 1, { type: 'confirmer', code: 'calendrier.ecart' })

  // Nothing differs any more: what is proposed is another answer.
  await base.open.db
    .updateTable('previsionnel')
    .set({ debut: null, fin: null, semaines: null })
    .execute()

  expect((await vue(ouvert)).places[1]?.etat).not.toBe('sur')
})

test('a form slightly changed next year keeps what still matches and says what is new', async () => {
  await choose(await opened(), 0, { type: 'reponse', code: 'public.total' })

  const next = await vue(await opened(p('Nombre de médiateurs : ________')))

  expect(next.places[0]).toMatchObject({ etat: 'sur', origine: 'retenue' })
  expect(next.reconnu?.nouveaux).toBe(3)
})

test('passed on as one file without a figure nor a text of hers, it serves in another base', async () => {
  const ouvert = await opened()
  await choose(ouvert, 0, { type: 'reponse', code: 'public.total' })
  await choose(ouvert, 2, { type: 'texte', texte: 'Un secret de Zoé' })
  const file = join(tempFolder(), 'modele.json')
  expect(await writeModele(base.open.db, ouvert, file)).toEqual({ ok: true, value: file })
  expect(readFileSync(file, 'utf8')).not.toContain('Zoé')

  base = await aBase()
  const imported = await importModele(base.open.db, file, NOW)

  expect(imported).toEqual({ ok: true, value: { nom: 'bilan.docx', places: 1 } })
  expect((await etats(await opened()))[0]).toEqual(['sur', '3'])
  const wrong = join(tempFolder(), 'faux.json')
  writeFileSync(wrong, '{"format":"autre"}')
  expect(await importModele(base.open.db, wrong, NOW)).toMatchObject({
    ok: false,
    error: { code: 'unusable-file' },
  })
})

test('a model fills the places that are not confirmed here, in their order; a code of a later version is left out', async () => {
  const ouvert = await opened()
  const nothing = await writeModele(base.open.db, ouvert, join(tempFolder(), 'rien.json'))
  expect(nothing).toMatchObject({ error: { code: 'unusable-file', file: 'bilan.docx' } })
  const cles = [0, 1, 2].map((rang) => ouvert.cles[rang] ?? '')
  const codes = ['public.familles', 'rien.du.tout', null]
  const places = cles.map((cle, rang) => ({ cle, libelle: `Place ${rang}`, code: codes[rang] }))
  const file = join(tempFolder(), 'modele.json')
  const modele = { format: 'cartable/formulaire', version: 1, nom: 'Un autre nom', places }
  writeFileSync(file, JSON.stringify(modele))
  await choose(ouvert, 0, { type: 'reponse', code: 'public.total' })

  const imported = await importModele(base.open.db, file, NOW)
  const kept = (await vue(ouvert)).places.map(({ origine, texte }) => [origine, texte])
  await writeModele(base.open.db, ouvert, file)
  const written = JSON.parse(readFileSync(file, 'utf8'))

  expect(imported).toMatchObject({ ok: true })
  expect(kept).toEqual([
    ['retenue', '3'],
    ['lue', 'Oui'],
    ['sans-reponse', ''],
  ])
  expect(await base.open.db.selectFrom('formulaire').select('nom').execute()).toHaveLength(1)
  expect(written.places.map((one: { code: string | null }) => one.code)).toEqual(
    (cles[0] ?? '') < (cles[2] ?? '') ? ['public.total', null] : [null, 'public.total'],
  )
})

import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { writtenOf } from '../../../../main/documents/formulaire/valeur-place.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import {
  answerFormulaire,
  type FormulaireOuvert,
  fillBytes,
  type PlaceRemplie,
  readBytes,
  toWrite,
} from '../../../../main/features/formulaires/formulaires.service.ts'
import { readFormulaire } from '../../../../main/import/formulaire/read-formulaire.ts'
import { RefusedFormulaire } from '../../../../main/import/formulaire/refus.ts'
import { entreeOf } from '../../../../shared/domain/catalogue.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { FORMULAIRES, readForm } from '../../../builders/formulaires/index.ts'

const TRAMES = 'resources/trames'
let base: OpenDatabase
let actionId = ''

beforeAll(async () => {
  base = openDatabase(':memory:')
  const imported = await importDossier(base, aDossier(anExempleInput()), { remplacer: false })
  if (!imported.ok) throw new Error(JSON.stringify(imported.error))
  actionId = (await base.db.selectFrom('action').select('id').executeTakeFirstOrThrow()).id
})

async function answered(nom: string, bytes: Uint8Array, arreteAu = '2022-04-30') {
  const read = await readBytes(nom, bytes)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const ouvert = read.value
  const places = await answerFormulaire(base.db, TRAMES, ouvert, { actionId, arreteAu })
  if (!places.ok) throw new Error(JSON.stringify(places.error))
  return { ouvert, places: places.value }
}

const bare = (libelle: string): string => libelle.replace(/\s*:\s*$/, '')

/** What the form says there once filled: null when it stays as it is. */
function shownIn(
  { lu }: FormulaireOuvert,
  { etat, genre, valeur, code, rang }: PlaceRemplie,
): string | null {
  if (etat !== 'sur') return null
  if (genre === 'oui-non') return valeur === true ? 'oui' : 'non'
  if (genre === 'case')
    return valeur === true || (typeof valeur === 'number' && valeur > 0) ? 'coche' : null
  const kind = entreeOf(code ?? '')?.kind ?? 'texte'
  return writtenOf({ kind, valeur }, 'texte', lu.places[rang]?.contexte ?? { avant: '', apres: '' })
}

describe.each(FORMULAIRES)('the form $nom', ({ nom, bytes, attendu }) => {
  test('each place says what its words ask, and nothing where they ask something else', async () => {
    const { ouvert, places } = await answered(nom, bytes)

    const left = [...places]
    const found = attendu.map(([libelle]) => {
      const at = left.findIndex((place) => bare(place.libelle) === bare(libelle))
      const [place] = at < 0 ? [] : left.splice(at, 1)
      return [libelle, place === undefined ? null : shownIn(ouvert, place)]
    })

    expect(found).toEqual(attendu)
  })

  test('filled with nothing, it is the file itself', async () => {
    const { ouvert } = await answered(nom, bytes)

    expect(await fillBytes(ouvert, new Map())).toBe(bytes)
  })

  test('filled, only the part of its places changes, and what was written is read back', async () => {
    const { ouvert, places } = await answered(nom, bytes)

    const filled = await fillBytes(ouvert, toWrite(places, false))

    if (ouvert.lu.format === 'pdf') {
      // What is added comes after the file, which does not change.
      expect(filled.subarray(0, bytes.length)).toEqual(bytes)
      return
    }
    const [before, after] = [unzipSync(bytes), unzipSync(filled)]
    expect(Object.keys(after)).toEqual(Object.keys(before))
    const changed = Object.keys(before).filter(
      (name) => !Buffer.from(before[name] ?? []).equals(Buffer.from(after[name] ?? [])),
    )
    const own = {
      docx: ['word/document.xml'],
      odt: ['content.xml'],
      xlsx: [
        'xl/workbook.xml',
        'xl/sharedStrings.xml',
        ...changed.filter((name) => name.startsWith('xl/worksheets/')),
      ],
    }
    expect(changed.filter((name) => !own[ouvert.lu.format as 'docx'].includes(name))).toEqual([])
    const texts = Object.values(after)
      .map((part) => strFromU8(part).replace(/<[^>]+>/g, ''))
      .join(' ')
    for (const [rang, value] of toWrite(places, false)) {
      const place = ouvert.lu.places[rang]
      if (place?.lieu.type !== 'texte' || typeof value.valeur === 'boolean') continue
      // A cell set to dates takes the number of the day.
      if (value.kind === 'date' && place.lieu.date !== undefined) continue
      expect(texts).toContain(
        writtenOf(
          value,
          place.lieu.nombre !== undefined && typeof value.valeur === 'number' ? 'nombre' : 'texte',
          place.contexte,
        ),
      )
    }
  })

  test('filled once, it asks no more what was written in it', async () => {
    const { ouvert, places } = await answered(nom, bytes)
    const written = toWrite(places, false)
    const filled = await fillBytes(ouvert, written)

    // A form whose every place was filled holds none.
    const again = await readFormulaire(filled).catch((error: unknown) => {
      if (error instanceof RefusedFormulaire && error.code === 'no-place') return null
      throw error
    })

    const ticked = [...written].filter(
      ([rang, { valeur }]) =>
        ouvert.lu.places[rang]?.genre !== 'case' || (valeur !== false && valeur !== 0),
    )
    const left =
      again === null ? [] : (await answered(nom, filled)).places.filter((one) => one.etat === 'sur')
    expect(ticked.length).toBeGreaterThan(0)
    expect(left.filter((one) => one.genre !== 'case').map((one) => one.libelle)).toEqual([])
  })
})

test('the cells of a workbook hold exactly what their heads ask, and its formulas stay', async () => {
  const { ouvert, places } = await answered('indicateurs.xlsx', readForm('indicateurs.xlsx'))

  const filled = await fillBytes(ouvert, toWrite(places, false))

  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(filled.slice().buffer)
  const sheet = workbook.getWorksheet('Bilan')
  const at = (address: string) => sheet?.getCell(address)
  const numbers = { D7: 1, E7: 15, D8: 0, E8: 0, D9: 2, E9: 17.25, D14: 2, D15: 1, D16: 0, D17: 0 }
  expect(Object.keys(numbers).map((one) => at(one)?.value)).toEqual(Object.values(numbers))
  expect(at('D10')?.formula).toBe('D7+D8+D9')
  expect(at('E10')?.formula).toBe('SUM(E7:E9)')
  // The totals of the blank form are not shown by a program that trusts what the file says.
  expect(at('D10')?.result).toBeUndefined()
  expect([at('C4')?.text, at('D20')?.text]).toEqual(['Centre social Les Trois Ponts', 'Oui'])
})

test('the form of the Caf 47 is filled without a word of its own being lost', async () => {
  const { ouvert, places } = await answered('cases-heritees.docx', readForm('cases-heritees.docx'))

  const etats = Object.groupBy(places, (one) => one.etat)
  const byLabel = (libelle: string) => places.find((one) => one.libelle.startsWith(libelle))

  expect(places).toHaveLength(101)
  expect(etats.sur?.length).toBeGreaterThan(70)
  expect(byLabel("Nombre annuel d'heures pour le CLAS Bénévoles")).toMatchObject({
    etat: 'sur',
    valeur: 17.25,
  })
  expect(byLabel('Disponibilité réduite')).toMatchObject({
    etat: 'sur',
    valeur: false,
    genre: 'oui-non',
  })
  // An écart is proposed, and waits for her.
  expect(byLabel('Existe-t-il des écarts')).toMatchObject({
    etat: 'a-confirmer',
    code: 'calendrier.ecart',
    valeur: true,
  })
  const sures = await fillBytes(ouvert, toWrite(places, false))
  const toutes = await fillBytes(ouvert, toWrite(places, true))
  const ticks = (bytes: Uint8Array) =>
    new TextDecoder().decode(unzipSync(bytes)['word/document.xml']).split('<w:checked/>').length - 1
  expect(ticks(toutes)).toBeGreaterThan(ticks(sures))
})

test('the date of the bilan changes what is sure', async () => {
  const early = await answered('cases-heritees.docx', readForm('cases-heritees.docx'), '2021-09-23')

  // Nothing was held with the parents yet: their list is not kept, and its « non » is only proposed.
  const reunion = early.places.find((one) => one.code === 'parents.reunion-information')
  expect(reunion).toMatchObject({ etat: 'a-confirmer', valeur: false })
  expect(early.places.find((one) => one.code === 'calendrier.debut')).toMatchObject({
    etat: 'inconnu',
    valeur: null,
  })
})

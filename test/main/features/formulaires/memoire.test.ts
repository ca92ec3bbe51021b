import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { readBytes } from '../../../../main/features/formulaires/formulaires.service.ts'
import {
  clesOf,
  findRetenu,
  type Retenu,
  recognise,
} from '../../../../main/features/formulaires/memoire.ts'
import { entreeOf } from '../../../../shared/domain/catalogue.ts'
import type { FormulaireLu } from '../../../../shared/domain/formulaire.ts'
import { champsOf } from '../../../../shared/domain/trame.ts'
import { aTrame } from '../../../builders/a-trame.ts'
import { readForm } from '../../../builders/formulaires/index.ts'
import { docx, formCheck, h1, p } from '../../../builders/formulaires/word.ts'

async function clesOfForm(nom: string): Promise<readonly string[]> {
  const read = await readBytes(nom, readForm(nom))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value.cles
}

test('the form of the Caf 47 is known at once, each of its places; another is not', async () => {
  const { db, close } = openDatabase(':memory:')

  const cles = await clesOfForm('cases-heritees.docx')
  const known = await findRetenu(db, 'resources/trames', cles)
  const other = await findRetenu(db, 'resources/trames', await clesOfForm('pointilles.docx'))

  expect(known?.places.size).toBe(cles.length)
  expect(cles.filter((cle) => known?.places.has(cle) !== true)).toEqual([])
  const codes = [...(known?.places.values() ?? [])].map((place) => place.code ?? '')
  expect(codes.filter((code) => entreeOf(code) === undefined)).toEqual([])
  expect(other).toBeNull()
  await close()
})

test('every question of the Caf 47 has an answer in the catalogue', () => {
  const codes = champsOf(aTrame()).flatMap(({ code, options }) =>
    options === undefined ? [code] : options.map(({ value }) => `${code}.${value}`),
  )

  expect(codes.filter((code) => entreeOf(code) === undefined)).toEqual([])
})

test('a form is recognised when half of the places kept of it are there: the one with most of them, then the latest', () => {
  const kept = (id: string, cles: string): Retenu => ({
    ...{ id, nom: id },
    places: new Map([...cles].map((cle) => [cle, { libelle: cle, code: null }])),
  })
  const known = (cles: string, ...retenus: readonly Retenu[]) =>
    recognise(retenus, [...cles])?.id ?? null

  expect(known('abxy', kept('half', 'abcd'))).toBe('half')
  expect(known('axyz', kept('less than half', 'abcd'))).toBeNull()
  expect(known('abcdef', kept('two', 'ab'), kept('three', 'abczzz'), kept('none', ''))).toBe(
    'three',
  )
  expect(known('abcd', kept('latest', 'abxy'), kept('older', 'cd'))).toBe('latest')
  expect(known('', kept('none', ''))).toBeNull()
})

test('a place without words before it is known by what stands above it; the words of its row, column and heading tell it from others', () => {
  const place = (contexte: object, genre = 'texte') => ({
    genre,
    contexte: {
      ...{ avant: '', nom: '', lignes: [], colonnes: [], debutLigne: '', dessus: [], sections: [] },
      ...contexte,
    },
  })
  const keyOf = (contexte: object, genre?: string) =>
    clesOf({ places: [place(contexte, genre)] } as unknown as FormulaireLu)[0]

  expect(keyOf({ dessus: ['Effectif'] })).not.toBe(keyOf({ dessus: ['Adresse'] }))
  expect(keyOf({ dessus: ['Effectif', 'Bilan'] })).toBe(keyOf({ dessus: ['Effectif'] }))
  expect(keyOf({ avant: 'Nombre', dessus: ['Effectif'] })).toBe(keyOf({ avant: 'Nombre' }))
  const contexts = [
    ...[{ avant: 'a' }, { nom: 'a' }, { lignes: ['a'] }, { debutLigne: 'a' }, { sections: ['a'] }],
  ]
  expect(new Set(contexts.map((one) => keyOf(one))).size).toBe(contexts.length)
  expect(keyOf({}, 'oui-non')).not.toBe(keyOf({}, 'case'))
  expect(keyOf({}, 'nombre')).toBe(keyOf({}, 'texte'))
})

test('the key of a place is of its words and kind, not of the year; places of the same words are told by their order', async () => {
  const clesOfLines = async (...lines: readonly string[]) => {
    const read = await readBytes('bilan.docx', docx([h1('Bilan'), ...lines]))
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    return clesOf(read.value.lu)
  }
  const asked = (text: string) => p(`${text} : ________`)

  const first = await clesOfLines(asked('Bilan 2021, à Agen'), asked('Effectif'), asked('Effectif'))
  const next = await clesOfLines(asked('BILAN 2022 a agen'), asked('Effectif'), asked('Nombre'))

  expect(new Set(first).size).toBe(3)
  expect(next.slice(0, 2)).toEqual(first.slice(0, 2))
  expect(next[2]).not.toBe(first[2])
  const [box] = await clesOfLines(p('Effectif ', formCheck()))
  expect(first).not.toContain(box)
})

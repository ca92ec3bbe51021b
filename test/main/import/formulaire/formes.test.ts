import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readFormulaire } from '../../../../main/import/formulaire/read-formulaire.ts'
import { proposer } from '../../../../main/import/formulaire/sens/proposer.ts'
import type { FormulaireLu, PlaceLue } from '../../../../shared/domain/formulaire.ts'
import { FORMES, type Forme } from '../../../builders/formulaires/formes.ts'
import { readForm } from '../../../builders/formulaires/index.ts'
import { MAKES } from '../../../builders/formulaires/makes.ts'

/** What each place takes without her: a code, or nothing where its words leave a doubt. */
async function takenFrom(bytes: Uint8Array): Promise<readonly (string | null)[]> {
  const { places } = await readFormulaire(bytes)
  const propositions = proposer(places, '2021-2022')
  return places.flatMap(({ faible }, rang) => {
    const { code = null, isSure = false } = propositions[rang] ?? {}
    return faible && !isSure ? [] : [isSure ? code : null]
  })
}

/** A sentence with blanks in its middle is no form of a workbook. */
/** Lists of wordings try the words, in one kind of text and one of workbook; the other forms try the kinds of files. */
const areMade = ({ nom, lignes }: Forme, make: string): boolean =>
  (!nom.startsWith('tournures') || make === 'points' || make === 'classeur') &&
  (!make.startsWith('classeur') ||
    !lignes.some((one) => one.type === 'texte' && /\} (?:enfants|bénévoles) /.test(one.texte)))

const scores: { right: number; asked: number }[] = []

describe.each(Object.keys(MAKES))('forms of many Cafs, as %s', (make) => {
  test.each(FORMES.filter((forme) => areMade(forme, make)))(
    '$nom: what is taken without her is right, each time',
    async (forme) => {
      const bytes = await MAKES[make]?.(forme)

      const taken = await takenFrom(bytes ?? new Uint8Array())

      expect(taken).toHaveLength(forme.attendu.length)
      const right = forme.attendu.filter((code, rang) => code !== null && taken[rang] === code)
      const asked = forme.attendu.filter((code) => code !== null)
      // What is not taken waits for her: it is left out of the comparison, what is taken is not.
      expect(taken).toEqual(forme.attendu.map((code, rang) => (taken[rang] === null ? null : code)))
      scores.push({ right: right.length, asked: asked.length })
      if (asked.length > 3) expect(right.length / asked.length).toBeGreaterThan(0.65)
    },
  )
})

test('of all that they ask, more than nineteen places in twenty are taken', () => {
  const sum = (key: 'right' | 'asked') => scores.reduce((total, one) => total + one[key], 0)

  expect(scores.length).toBeGreaterThan(180)
  expect(sum('right') / sum('asked')).toBeGreaterThan(0.95)
})

test('on screen each cell of a workbook stands under its column, whatever cells the file leaves out', async () => {
  const { morceaux } = await readFormulaire(readForm('indicateurs.xlsx'))

  const lignes = morceaux.flatMap((one) => (one.type === 'tableau' ? one.lignes : []))
  const startOf = (text: string) => {
    for (const ligne of lignes) {
      let column = 0
      for (const { contenu, largeur } of ligne) {
        if (contenu[0] === text) return column
        column += largeur
      }
    }
    return null
  }
  const salaries = lignes.find((ligne) => ligne[0]?.contenu[0] === 'Salariés') ?? []
  const columns = salaries.map((_, rank) =>
    salaries.slice(0, rank).reduce((sum, one) => sum + one.largeur, 0),
  )
  expect(columns.slice(1)).toEqual([startOf('Nombre'), startOf('Heures')])
})

const FIXTURES = readdirSync(new URL('../../../fixtures/formulaires/', import.meta.url)).filter(
  (nom) => !nom.endsWith('.json'),
)
const DE_LIBREOFFICE = /^libreoffice-/

/** « [3] cellule: avant Filles; colonnes Nombre »: what a place is, then the words around it, those that it has. */
const lineOf = ({ genre, options, faible, groupe, contexte }: PlaceLue, rang: number): string => {
  const mots = Object.entries(contexte).flatMap(([nom, said]) =>
    said.length === 0
      ? []
      : [`${nom} ${typeof said === 'string' ? said : said.slice(0, 3).join(' < ')}`],
  )
  const choix = options.length === 0 ? '' : ` (${options.join(', ')})`
  return `[${rang}] ${faible ? 'peut-être ' : ''}${genre}${choix}, ${groupe}: ${mots.join('; ')}`
}

/** The form as the screen shows it, its places by their rank, then the words of each place. */
function outlineOf({ format, morceaux, places }: FormulaireLu): string {
  const textOf = (contenu: readonly (string | number)[]) =>
    contenu.map((one) => (typeof one === 'string' ? one : `[${one}]`)).join('')
  const shown = morceaux.flatMap((one) => {
    if (one.type !== 'tableau') return `${one.type === 'titre' ? '# ' : ''}${textOf(one.contenu)}`
    return one.lignes.map((ligne) =>
      ligne
        .map(({ largeur, hauteur, contenu }) => {
          const size = largeur + hauteur === 2 ? '' : `${largeur}×${hauteur} `
          return `| ${size}${textOf(contenu)} `
        })
        .join(''),
    )
  })
  return `${[format, ...shown, '', ...places.map(lineOf)].join('\n')}\n`
}

test.each(FIXTURES.filter((nom) => !DE_LIBREOFFICE.test(nom)))(
  '%s: each of its places, with its words and its heads, is read as it was',
  async (nom) => {
    const lu = await readFormulaire(readForm(nom))

    // One that changes on purpose: `npx vitest run test/main/import/formulaire/formes.test.ts --config .config/vitest.config.ts -u`.
    await expect(outlineOf(lu)).toMatchFileSnapshot(`${import.meta.dirname}/snapshots/${nom}.txt`)
  },
)

test.each(FIXTURES.filter((nom) => DE_LIBREOFFICE.test(nom)))(
  '%s: saved by LibreOffice, the form is read with the same places and the same words',
  async (nom) => {
    const stem = nom.replace(DE_LIBREOFFICE, '').replace(/\w+$/, '')
    const own = FIXTURES.find((one) => one.startsWith(stem)) ?? ''
    const [lu, twin] = await Promise.all([nom, own].map((one) => readFormulaire(readForm(one))))

    // LibreOffice may forget the name of a field; it must not give one of its own.
    const named = twin?.places.map((place, rang) => {
      const lost = lu?.places[rang]?.contexte.nom === ''
      return lost ? { ...place, contexte: { ...place.contexte, nom: '' } } : place
    })
    const wordsOf = (one: FormulaireLu | undefined) =>
      one && outlineOf({ ...one, format: 'docx' }).replaceAll(/[|\s]+/g, '')
    expect(wordsOf(lu)).toBe(wordsOf(twin && { ...twin, places: named ?? [] }))
  },
)

/** « Garçons → ? public.enfants.sexe-M »: places that wait for her, and the code proposed; « – » where there is none. */
async function leftBy(nom: string, bytes: Uint8Array): Promise<string> {
  const { places } = await readFormulaire(bytes)
  const left = proposer(places, '2021-2022').filter(({ isSure }) => !isSure)
  return [`# ${nom}`, ...left.map(({ libelle, code }) => `${libelle} → ${code ?? '–'}`), ''].join(
    '\n',
  )
}

test('what is left to her is proposed as it was: a code to confirm, or nothing', async () => {
  const told = [
    ...FORMES.map(async (forme) =>
      leftBy(forme.nom, (await MAKES.points?.(forme)) ?? new Uint8Array()),
    ),
    ...FIXTURES.map((nom) => leftBy(nom, readForm(nom))),
  ]

  await expect((await Promise.all(told)).join('\n')).toMatchFileSnapshot(
    `${import.meta.dirname}/snapshots/laisses.txt`,
  )
})

test('an answer is proposed with the words of its place, then those around it, the nearest first', async () => {
  const { places } = await readFormulaire(readForm('tableaux-croises.docx'))
  const told = proposer(places, '2021-2022').map(({ preuve }) => preuve.join(' < '))

  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(
    `${import.meta.dirname}/snapshots/preuves.txt`,
  )
})

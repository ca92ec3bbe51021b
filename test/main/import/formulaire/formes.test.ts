import { describe, expect, test } from 'vitest'
import { readFormulaire } from '../../../../main/import/formulaire/read-formulaire.ts'
import { proposer } from '../../../../main/import/formulaire/sens/proposer.ts'
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

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { docxBoxes, docxOutline } from '../../builders/docx-outline.ts'
import { expect, test } from '../fixtures.ts'
import { enterYear } from './enter-year.ts'
import { CHIFFRES, OUI, SANS_ECART, TEXTES } from './figures.ts'
import { keyboardHand } from './keyboard.ts'
import { mouseHand } from './mouse.ts'
import { TODAY } from './scenario.ts'

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cartable-annee-'))
})
test.afterEach(() =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
)

test('a year is entered from an empty app, a record with the mouse alone and the next with the keyboard alone, and its bilan gives the figures worked out by hand', async ({
  lend,
}) => {
  test.slow()
  const { page } = await lend({ today: TODAY, dialogs: { folder } })

  // Nothing to wait for: what opens is there at once.
  await page.emulateMedia({ reducedMotion: 'reduce' })

  await enterYear(mouseHand(page), keyboardHand(page))

  const name = readdirSync(folder).find((file) => file.startsWith('Bilan')) ?? ''
  const bilan = new Uint8Array(readFileSync(join(folder, name)))
  // The document has the apostrophes of French typography.
  const lines = docxOutline(bilan).replaceAll('’', "'").split('\n')
  const ticked = [...docxBoxes(bilan)].flatMap(([code, isTicked]) => (isTicked ? [code] : []))
  const wordings = new Set(CHIFFRES.map(([wording]) => wording))
  const written = lines
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()))
    // Under the total of intervenants, the form says why it is below the sum of the statuts.
    .map(([wording = '', ...cells]) => [wording.replace(/ \/ .*$/, ''), ...cells])
    .filter(([wording = '']) => wordings.has(wording))
  expect(written).toEqual(CHIFFRES)
  expect(ticked.filter((code) => !code.endsWith('.non'))).toEqual(OUI)
  expect(ticked).toEqual(expect.arrayContaining([...SANS_ECART]))
  expect(lines).toEqual(expect.arrayContaining(TEXTES.map((text) => `> ${text}`)))
})

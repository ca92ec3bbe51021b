import type { Page } from '@playwright/test'
import type { Hand } from './annee/hand.ts'
import { keyboardHand } from './annee/keyboard.ts'
import { mouseHand } from './annee/mouse.ts'
import { expect, test } from './fixtures.ts'
import { countGestures, type Gestures } from './steps.ts'

test.describe.configure({ mode: 'parallel' })

/** A Tuesday: the first créneau proposed meets today. */
const TODAY = '2025-10-07'

const ENFANTS = [
  ['Amrani', 'Inès', 'CE2'],
  ['Benali', 'Adam', 'CM1'],
  ['Costa', 'Lina', 'CM2'],
  ['Diallo', 'Sami', 'CE1'],
  ['Evrard', 'Zoé', 'CM1'],
  ['Garcia', 'Tom', 'CE2'],
  ['Noir', 'Elsa', 'CM2'],
  ['Petit', 'Noé', 'CE1'],
] as const

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true }).first()
const niveau = (page: Page) =>
  page.getByRole('form', { name: 'Nouvel enfant' }).getByRole('combobox', { name: 'Niveau' })

/** The mouse takes it from the list; the keyboard types it. */
async function chooseNiveau(page: Page, isMouse: boolean, classe: string): Promise<void> {
  if (isMouse) return mouseHand(page).choose(niveau(page), classe)
  const field = await niveau(page).elementHandle()
  while (!(await field?.evaluate((one) => one === document.activeElement))) {
    await page.keyboard.press('Tab')
  }
  // Typed whole, it is chosen.
  await page.keyboard.type(classe.toLowerCase())
  await expect(page.getByRole('option', { name: classe, selected: true })).toBeVisible()
}

/** Types the enfants in « Nouvel enfant », one after the other. */
async function typeEnfants(page: Page, hand: Hand, isMouse: boolean): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  for (const [rank, [nom, prenom, classe]] of ENFANTS.entries()) {
    // The next enfant begins on its first field.
    await expect(field(page, 'Nom')).toHaveValue('')
    await expect(field(page, 'Nom')).toBeFocused()
    await page.keyboard.type(nom)
    if (isMouse) await field(page, 'Prénom').click()
    else await page.keyboard.press('Tab')
    await page.keyboard.type(prenom)
    await chooseNiveau(page, isMouse, classe)
    if (rank === ENFANTS.length - 1) await hand.save(button('Enregistrer'))
    else if (isMouse) await button('Enregistrer et suivant').click()
    else await page.keyboard.press('Control+Enter')
  }
  await page.getByRole('complementary', { name: 'Petit Noé' }).waitFor()
}

/** Brings the list that she has in a mail. The clipboard is the computer's: Ctrl+V is counted, the text is put in as it does. */
async function pasteList(page: Page): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Un enfant par ligne' })).toBeFocused()
  await page.keyboard.press('Control+v')
  await page.keyboard.insertText(ENFANTS.map((one) => one.join(' ')).join('\n'))
  await page.keyboard.press('Control+s')
  await page.getByRole('button', { name: 'Inscrire 8 enfants' }).waitFor()
  await page.keyboard.press('Control+s')
  await page.getByRole('heading', { name: 'Enfants inscrits' }).waitFor()
}

type Way = {
  readonly way: string
  readonly isMouse: boolean
  readonly isPasted: boolean
  readonly held: keyof Gestures
  readonly most: number
}

/**
 * Gestures allowed, each way. With the mouse, clicks; with the keyboard, half of the 199 keys that it once took. Where the enfants are
 * typed one by one, the letters of eight names and classes alone are 97 keys, the same for everybody: the keys that write nothing are held.
 * Where their list is pasted, every key is held, letters included.
 */
const WAYS: readonly Way[] = [
  { way: 'the mouse alone', isMouse: true, isPasted: false, held: 'clicks', most: 120 },
  { way: 'the keyboard alone', isMouse: false, isPasted: false, held: 'commands', most: 60 },
  { way: 'keys and a list pasted', isMouse: false, isPasted: true, held: 'keys', most: 99 },
]

for (const { way, isMouse, isPasted, held, most } of WAYS) {
  test(`from an empty app to a first register of eight enfants, two créneaux, with ${way}`, async ({
    launch,
    lend,
  }) => {
    // A lent app still has in its clipboard what another test copied.
    const { page } = await (isPasted ? launch : lend)({ today: TODAY })
    const hand = isMouse ? mouseHand(page) : keyboardHand(page)
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
    /** A step of Accueil with the mouse; what can be done, by its name, with the keyboard. */
    const start = async (pas: string, act: string) => {
      if (isMouse) {
        await hand.goTo('Accueil')
        return hand.press(page.getByRole('link', { name: pas }))
      }
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('textbox', { name: 'Rechercher' })).toBeFocused()
      await page.keyboard.type(act)
      await page.keyboard.press('Enter')
    }
    await page.getByRole('heading', { name: 'Bienvenue dans Cartable' }).waitFor()
    const counted = await countGestures(page, `First register, ${way}`)

    await hand.press(button('Commencer une année'))
    await expect(field(page, 'Nom de la structure')).toBeFocused()
    await page.keyboard.type('Le Moulin')
    await (isMouse ? hand.press(button('Commencer l’année')) : page.keyboard.press('Enter'))
    await page.getByRole('heading', { name: 'Premiers pas' }).waitFor()

    await start('À faire : Créer un collectif', 'nouveau c')
    await expect(field(page, 'Nom')).toBeFocused()
    await page.keyboard.type('Les Tilleuls')
    await hand.press(button('Ajouter un créneau'))
    await hand.save(button('Enregistrer'))
    await hand.press(page.getByRole('link', { name: 'Créer ses séances' }))
    await hand.save(button(/^Créer \d+\sséances$/))
    await expect(page.getByRole('dialog')).toHaveCount(0)

    await start('À faire : Inscrire les premiers enfants', isPasted ? 'coller' : 'nouvel enfant')
    await (isPasted ? pasteList(page) : typeEnfants(page, hand, isMouse))

    if (isMouse) {
      await hand.goTo('Accueil')
      await hand.press(button('Tous présents'))
      await expect(page.getByRole('radio', { name: 'Présent', checked: true })).toHaveCount(8)
    } else {
      await hand.goTo('Présences')
      const grid = page.getByRole('grid')
      await expect(grid).toBeFocused()
      await page.keyboard.press('t')
      await expect(
        grid.getByRole('gridcell', { name: /mardi 7 octobre\s:.*[Pp]résent/ }),
      ).toHaveCount(8)
    }

    const gestures = await counted()
    expect(gestures[held]).toBeLessThanOrEqual(most)
    if (!isMouse) expect(gestures.clicks).toBe(0)
  })
}

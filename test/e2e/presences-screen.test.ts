import { databaseFile } from '../../main/data-folder.ts'
import { openDatabase } from '../../main/db/open.ts'
import { aRegister } from '../builders/a-register.ts'
import { aCollectif, anInscription, aSeance } from '../builders/records.ts'
import {
  boxOf,
  expect,
  gridOf,
  openGrid,
  press,
  readMois,
  recordedIn,
  test,
} from './presences-steps.ts'

test('with the mouse alone: a click selects, the buttons and a double click set, and what changed is said', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  const { collectifId } = await prepare((open) => aRegister(open, { enfants: 4, seances: 2 }))
  const { page } = await lend({ base: databaseFile(dataFolder) })
  await openGrid(page)
  const recorded = async () => Object.values(recordedIn(await readMois(page, collectifId)))

  const ines = boxOf(page, 'Inès Nom01', '7')
  await ines.click()
  await expect(ines).toHaveAttribute('aria-selected', 'true')
  await expect(ines).toHaveAccessibleName(/inconnu/)
  for (const name of [/présent/, /absent/, /excusé/, /inconnu/]) {
    await ines.dblclick()
    await expect(ines).toHaveAccessibleName(name)
  }
  await ines.click()
  await page.getByRole('button', { name: 'Excusé', exact: true }).click()
  await expect(page.getByText(/^Inès Nom01, mardi 7 octobre\s: excusé\.$/)).toBeVisible()
  await page.getByRole('button', { name: /^Annuler\s: Présence du mardi/ }).click()
  await expect(ines).toHaveAccessibleName(/inconnu/)
  await boxOf(page, 'Adam Nom02', '7').hover()
  await page.mouse.down()
  await boxOf(page, 'Noé Nom04', '10').hover()
  await page.mouse.up()
  await page.getByRole('button', { name: 'Absent', exact: true }).click()

  await expect.poll(recorded).toEqual(Array.from({ length: 6 }, () => 'absent'))
  await expect(gridOf(page)).toBeFocused()
})

test('a late arrival is a note on the box: typed, marked, read again, corrected', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  await prepare((open) => aRegister(open, { enfants: 2, seances: 1 }))
  const { page } = await lend({ base: databaseFile(dataFolder) })
  await openGrid(page)
  const ines = boxOf(page, 'Inès Nom01', '7')

  await press(page, 'n')
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await page.keyboard.type('Arrivée à 17 h')
  await press(page, 'Enter')
  await expect(ines).toHaveAccessibleName(/présent, note\s: Arrivée à 17 h/)
  await expect(gridOf(page)).toBeFocused()
  await press(page, 'a')
  await expect(ines).toHaveAccessibleName(/absent, note\s: Arrivée à 17 h/)

  await ines.click({ button: 'right' })
  await page.getByRole('textbox', { name: 'Note' }).fill('x'.repeat(301))
  await press(page, 'Enter')
  await expect(page.getByText(/Cette note compte 301 signes/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Note' }).fill('')
  await press(page, 'Enter')
  await expect(ines).toHaveAccessibleName(/absent$/)
})

test('a register to fill is two clicks from Accueil, and leaves the list once filled', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  await prepare((open) => aRegister(open, { enfants: 2, seances: 3 }))
  const { page } = await lend({ base: databaseFile(dataFolder) })

  await page.getByRole('link', { name: /registres de présence à saisir/ }).click()
  await expect(page.getByRole('row', { name: /octobre/ })).toHaveCount(3)
  await page.getByRole('link', { name: /vendredi 10 octobre/ }).click()
  await expect(gridOf(page)).toBeFocused()
  await press(page, 'p', 'a')
  await expect(boxOf(page, 'Adam Nom02', '10')).toHaveAccessibleName(/absent/)
  await page.getByText('Registres à saisir').click()

  await expect(page.getByRole('row', { name: /octobre/ })).toHaveCount(2)
  await expect(page.getByRole('link', { name: /vendredi 10 octobre/ })).toHaveCount(0)
})

test('what could not be saved stays on screen, says why, and can be let go', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  await prepare((open) => aRegister(open, { enfants: 2, seances: 2 }))
  const { page, dataFolder: lentFolder } = await lend({ base: databaseFile(dataFolder) })
  await openGrid(page)
  const other = openDatabase(databaseFile(lentFolder))
  await other.db.deleteFrom('seance').where('date', '=', '2025-10-07').execute()
  await other.close()

  await press(page, 'p', 'a')
  await expect(page.getByRole('alert')).toContainText('Cette séance n’existe plus')
  await expect(boxOf(page, 'Adam Nom02', '7')).toHaveAccessibleName(/absent/)
  await page.getByRole('button', { name: 'Reprendre ce qui est enregistré' }).click()

  await expect(page.getByRole('columnheader', { name: /mardi 7 octobre/ })).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('months follow one another by keyboard, empty ones too', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  await prepare((open) => aRegister(open, { enfants: 1, seances: 1 }))
  const { page } = await lend({ base: databaseFile(dataFolder) })
  await openGrid(page)

  await press(page, 'Control+PageDown')
  await expect(page.getByText('Aucune séance en novembre 2025')).toBeVisible()
  await press(page, 'Control+PageUp')

  await expect(gridOf(page)).toBeFocused()
})

test('the sheets print alone, on A4 landscape, with a line per enfant', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  await prepare((open) => aRegister(open, { enfants: 15, seances: 8 }))
  const { page } = await lend({ base: databaseFile(dataFolder) })
  await openGrid(page)
  await press(page, 'p')
  await page.evaluate(() => {
    window.print = () => {}
  })
  const printed = async (item: RegExp | string) => {
    await page.getByRole('button', { name: 'Imprimer' }).click()
    await page.getByRole('menuitem', { name: item }).click()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('main')).toBeHidden()
    // biome-ignore lint/performance/useDomNodeTextContent: the text as it is laid out, line by line
    const text = await page.locator('[data-feuille]').innerText()
    const pdf = await page.pdf({ preferCSSPageSize: true })
    await page.emulateMedia({ media: 'screen' })
    return { text, box: /\/MediaBox \[([^\]]+)\]/.exec(pdf.toString('latin1'))?.[1] }
  }

  const blank = await printed(/à remplir à la main/)
  const filled = await printed(/remplie$/)
  const seance = await printed('mardi 7 octobre')

  expect(blank.box?.split(' ').map((side) => Math.round(Number(side)))).toEqual([0, 0, 842, 595])
  for (const { text } of [blank, filled, seance]) {
    expect(text).toContain('Centre social Les Trois Ponts')
    expect(text).toContain('CE2-CM2')
    expect(text.match(/Nom\d\d/g)).toHaveLength(15)
  }
  expect(blank.text).toContain('Signature des intervenants')
  expect(blank.text).not.toMatch(/^P$/m)
  expect(filled.text).toContain('1 en tout')
  expect(seance.text).toMatch(/Arrivée\s+Départ\s+Signature/)
})

test('next month’s sheets of every group are three clicks from Accueil, a page each; as many by the keyboard', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  await prepare(async (open) => {
    const { actionId } = await aRegister(open, { enfants: 5, seances: 8 })
    for (const nom of ['Lycée', 'Collège']) {
      const { id } = await aCollectif(open.db, { action_id: actionId, nom })
      await anInscription(open.db, { collectif_id: id, debut: '2025-09-01' })
      await aSeance(open.db, { collectif_id: id, date: '2025-10-02', etat: 'prevue' })
    }
    const { id } = await aCollectif(open.db, { action_id: actionId, nom: 'Sans enfant' })
    await aSeance(open.db, { collectif_id: id, date: '2025-10-02', etat: 'prevue' })
  })
  const { page } = await lend({ base: databaseFile(dataFolder), today: '2025-09-30' })
  await page.evaluate(() => {
    const counts = { clicks: 0, prints: 0 }
    addEventListener('pointerdown', () => counts.clicks++, true)
    // Chromium refuses to print twice within seconds for a script.
    window.print = () => counts.prints++
    Object.assign(window, { counts })
  })
  const counted = () =>
    page.evaluate(
      () => (window as unknown as { counts: { clicks: number; prints: number } }).counts,
    )
  const printed = async () => {
    await page.emulateMedia({ media: 'print' })
    // biome-ignore lint/performance/useDomNodeTextContent: the text as it is laid out, line by line
    const text = await page.locator('[data-feuille]').innerText()
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    await page.emulateMedia({ media: 'screen' })
    return { text, pages: pdf.match(/\/Type\s*\/Page\b/g)?.length }
  }

  await page.getByRole('link', { name: 'Présences', exact: true }).click()
  await page.getByRole('button', { name: 'Imprimer' }).click()
  await page.getByRole('menuitem', { name: 'Toutes les feuilles d’octobre 2025' }).click()

  await expect.poll(counted).toEqual({ clicks: 3, prints: 1 })
  process.stdout.write('Sheets of every group, next month: 3 clicks\n')
  const { text, pages } = await printed()
  for (const nom of ['CE2-CM2', 'Lycée', 'Collège']) expect(text).toContain(nom)
  expect(text).not.toContain('Sans enfant')
  expect(pages).toBe(3)

  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.getByRole('button', { name: 'Imprimer' }).focus()
  await press(page, 'Enter')
  const first = page.getByRole('menuitem', { name: 'Toutes les feuilles de septembre 2025' })
  await expect(first).toBeFocused()
  await press(page, 'ArrowDown')
  await expect(
    page.getByRole('menuitem', { name: 'Toutes les feuilles d’octobre 2025' }),
  ).toBeFocused()
  await press(page, 'Enter')
  await expect.poll(counted).toEqual({ clicks: 3, prints: 2 })
})

test('without a collectif, or without enfants, the screen says what to do first', async ({
  launch,
  prepare,
  dataFolder,
}) => {
  const made = await prepare((open) => aRegister(open, { enfants: 0, seances: 2 }))
  const { page, close } = await launch({ dataFolder })

  await page.getByRole('link', { name: 'Présences', exact: true }).click()
  await expect(page.getByText('Aucun enfant inscrit en octobre 2025')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Aller aux enfants' })).toBeVisible()
  await close()
  await prepare(async ({ db }) => {
    await db.deleteFrom('seance').where('collectif_id', '=', made.collectifId).execute()
    await db.deleteFrom('collectif').where('id', '=', made.collectifId).execute()
  })
  const again = await launch({ dataFolder })
  await again.page.getByRole('link', { name: 'Présences', exact: true }).click()

  await expect(again.page.getByText('Aucun collectif', { exact: true })).toBeVisible()
  await again.page.getByRole('link', { name: 'Aller aux séances' }).click()
  await expect(again.page.getByRole('heading', { level: 1 })).toHaveText('Séances')
})

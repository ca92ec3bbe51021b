import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseFile } from '../../main/data-folder.ts'
import { aRegister } from '../builders/a-register.ts'
import { aSeance } from '../builders/records.ts'
import { accessibilityOf, OPENED } from './axe.ts'
import { expect } from './fixtures.ts'
import { gridOf, openGrid, press, test } from './presences-steps.ts'

const ETATS = ['present', 'absent', 'excuse'] as const

test('axe finds nothing on Présences, in every state', async ({ lend, prepare, dataFolder }) => {
  await prepare(async (open) => {
    const { collectifId, seanceIds, enfantIds } = await aRegister(open, {
      enfants: 6,
      seances: 3,
    })
    const rows = ETATS.map((etat, index) => ({
      seance_id: seanceIds[0] ?? '',
      enfant_id: enfantIds[index] ?? '',
      etat,
      note: index === 0 ? 'Arrivée à 17 h' : null,
    }))
    await open.db.insertInto('presence').values(rows).execute()
    await aSeance(open.db, { collectif_id: collectifId, date: '2025-10-21', etat: 'annulee' })
  })
  const { page, answerDialogs } = await lend({ base: databaseFile(dataFolder) })
  const expectAccessible = accessibilityOf(page)

  await openGrid(page)
  await expectAccessible('grid')
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight')
  await expectAccessible('selection')
  await press(page, 'n')
  await page.getByRole('textbox', { name: 'Note' }).waitFor()
  await expectAccessible('note', OPENED)
  await press(page, 'Escape')
  await page.getByRole('button', { name: 'Imprimer' }).click()
  await page.getByRole('menuitem').first().waitFor()
  await expectAccessible('print menu')
  await press(page, 'Escape')
  await page.getByText('Registres à saisir').click()
  await page.getByRole('table', { name: 'Registres à saisir' }).waitFor()
  await expectAccessible('registers')
  await page.getByText('Grille du mois').click()
  await gridOf(page).waitFor()
  await page.getByRole('button', { name: 'Mois suivant' }).click()
  await page.getByText('Aucune séance en novembre 2025').waitFor()
  await expectAccessible('no séance')

  const openTableur = async (nom: string, rows: readonly string[], button: string) => {
    const file = join(dataFolder, nom)
    writeFileSync(file, rows.join('\r\n'))
    answerDialogs({ file })
    await page.getByRole('button', { name: button }).click()
  }
  await page.evaluate(() => {
    window.location.hash = '#/reglages?section=tableurs'
  })
  await page.getByRole('heading', { name: 'Reprendre mes tableurs' }).waitFor()
  await expectAccessible('her tables')
  const grille = ['Enfant;07/10/2025;10/10/2025', 'Petit Zoé;P;B', 'Noir Tom;P;']
  await openTableur('grille.csv', grille, 'Reprendre la grille de présences')
  // The only collectif of the année.
  await expect(page.getByRole('combobox', { name: 'Collectif de cette grille' })).toHaveValue(
    'CE2-CM2',
  )
  await page.getByRole('button', { name: 'Petit Zoé' }).click()
  await expectAccessible('a grid to import')
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  const liste = ['Groupe;Nom;Prénom;Entrée', 'Samedi;Petit;Tom;', 'CE2-CM2;Noir;Elsa;']
  await openTableur('liste.csv', liste, 'Reprendre la liste des enfants')
  await page.getByRole('button', { name: 'Petit Tom' }).click()
  await expectAccessible('a list of enfants inscrits')
  await page.getByRole('button', { name: /^Inscrire \d/ }).click()
  await page.getByRole('button', { name: 'Voir les enfants' }).click()
  await page.getByRole('table', { name: 'Liste des enfants' }).waitFor()
  await page.evaluate(() => {
    window.location.hash = '#/reglages?section=tableurs'
  })
  await page.getByRole('heading', { name: 'Déjà importés' }).waitFor()
  await expectAccessible('her tables, one imported')
})

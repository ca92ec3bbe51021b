import { aRegister } from '../builders/a-register.ts'
import { aSeance } from '../builders/records.ts'
import { accessibilityOf } from './axe.ts'
import { gridOf, openGrid, press, test } from './presences-steps.ts'

const ETATS = ['present', 'absent', 'excuse'] as const

test('axe finds nothing on Présences, in every state', async ({ launch, prepare, dataFolder }) => {
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
  const { page } = await launch({ dataFolder })
  const expectAccessible = accessibilityOf(page)

  await openGrid(page)
  await expectAccessible('grid')
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight')
  await expectAccessible('selection')
  await press(page, 'n')
  await page.getByRole('textbox', { name: 'Note' }).waitFor()
  await expectAccessible('note')
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
})

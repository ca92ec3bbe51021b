import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { OpenDossier } from '../../../../renderer/features/dossiers/OpenDossier.tsx'
import { SaveDossier } from '../../../../renderer/features/dossiers/SaveDossier.tsx'
import { err } from '../../../../shared/result.ts'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
})

const WRONG = 'Ce mot de passe n’ouvre pas ce dossier.'

test('a locked dossier asks its password, says a wrong one beside its field, then takes the place of the année', async () => {
  shown = aWindow(<OpenDossier />, {
    'app:chooseDossier': () => ({ fichierId: 'f', nom: 'annee.cartable', isProtege: true }),
    'app:openDossier': ({ motDePasse, replace }) => {
      if (motDePasse !== 'juste') return err({ code: 'validation', fields: { motDePasse: WRONG } })
      return replace
        ? { anneeId: 'a', counts: {} }
        : err({ code: 'annee-exists', libelle: '2021-2022' })
    },
  })

  await page.getByRole('button', { name: /^Ouvrir un dossier/ }).click()
  const field = page.getByLabelText('Mot de passe donné à ce dossier')
  await field.fill('faux')
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await expect.element(page.getByRole('alert')).toHaveTextContent(WRONG)
  await field.fill('juste')
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await page.getByRole('button', { name: /^Remplacer l’année/ }).click()

  await eventually(() =>
    expect(shown?.on('app:openDossier')).toEqual([
      { fichierId: 'f', motDePasse: 'faux', replace: false },
      { fichierId: 'f', motDePasse: 'juste', replace: false },
      { fichierId: 'f', motDePasse: 'juste', replace: true },
    ]),
  )
  await expect.element(page.getByText('Dossier ouvert')).toBeVisible()
})

test('a dossier is written plain, or with a password typed twice', async () => {
  shown = aWindow(<SaveDossier anneeId="a" />, {
    'protection:find': () => ({ isProtegee: true, isVerrouillee: false, minutes: null }),
    'app:saveDossier': ({ motDePasse }) => ({
      documentId: 'd',
      path: '/cle/annee',
      name: 'annee',
      isProtege: motDePasse !== null,
    }),
  })
  const save = page.getByRole('button', { name: /^Enregistrer une copie/ })

  await expect.element(page.getByText(/ne protège pas ce fichier/)).toBeVisible()
  await save.click()
  await expect.element(page.getByText(/^Dossier enregistré. Il est lisible/)).toBeVisible()
  await page.getByRole('radio', { name: /protégé par un mot de passe/ }).click()
  await page.getByLabelText('Mot de passe (10 caractères au moins)').fill('grenouille tambour')
  await page.getByLabelText('Le même, une seconde fois').fill('grenouille')
  await expect.element(save).toBeDisabled()
  await page.getByLabelText('Le même, une seconde fois').fill('grenouille tambour')
  await save.click()
  await expect.element(page.getByText(/^Dossier enregistré, protégé/)).toBeVisible()

  expect(shown.on('app:saveDossier')).toEqual([
    { anneeId: 'a', motDePasse: null },
    { anneeId: 'a', motDePasse: 'grenouille tambour' },
  ])
})

import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { extractText } from 'unpdf'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cartable-envoi-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

const header = (docx: Uint8Array): string =>
  strFromU8(unzipSync(docx)['word/header1.xml'] ?? new Uint8Array())

/** The bytes of the attachment of an e-mail whose name ends so. */
function attachmentOf(eml: string, end: string): Uint8Array {
  const part = eml.split('\r\n--').find((one) => one.includes(`${encodeURIComponent(end)}`))
  const [, base64 = ''] = part?.split('\r\n\r\n') ?? []
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

test('from a half-filled year to a bilan sent, found again and put in an e-mail to the Caf', async ({
  launchSample,
}) => {
  const mail = join(folder, 'bilan.eml')
  const { page } = await launchSample({ dialogs: { folder, save: mail } })
  await goTo(page, 'Réglages')
  await page.getByRole('textbox', { name: 'Adresse mail de la Caf' }).fill('bilans@caf.example')
  await page.keyboard.press('Control+s')
  await page.getByRole('button', { name: 'Annuler : Coordonnées de la structure' }).waitFor()
  const openBilanInJanuary = async () => {
    await goTo(page, 'Bilan')
    await page.getByRole('button', { name: /^Action 1/ }).click()
    await page.getByRole('textbox', { name: 'Arrêté au' }).fill('31/1/2026')
    await page.keyboard.press('Tab')
  }
  await openBilanInJanuary()

  // A point to look at, solved where it leads: the register that was never entered.
  const controle = page.getByRole('listitem').filter({ hasText: '1 registre de présence à saisir' })
  await controle.getByRole('link').click()
  await page.getByText('jeudi 18 décembre').click()
  await page
    .getByRole('gridcell', { name: /, \S+ 18 décembre/ })
    .first()
    .waitFor()
  await page.keyboard.press('t')
  await page.getByRole('button', { name: /^Annuler : / }).waitFor()
  await openBilanInJanuary()
  await expect(page.getByText(/présences non renseignées/)).toBeVisible()
  await expect(controle).toHaveCount(0)

  // What the records say instead of what she had written is only a proposal.
  const sommaire = page.getByRole('navigation', { name: 'Sommaire du formulaire' })
  const formations = /Quels retours pouvez-vous nous faire sur les formations/
  await page.getByRole('button', { name: formations }).filter({ hasText: 'Modifier' }).click()
  await page.getByRole('button', { name: /^Reprendre ce que donnent les saisies/ }).click()
  await expect(sommaire.getByRole('button', { name: '1 à confirmer' })).toBeVisible()

  await page.getByRole('button', { name: 'Générer le bilan' }).click()
  await expect(page.getByText('Ce bilan sera un brouillon')).toBeVisible()
  await page.getByRole('button', { name: 'Aperçu', exact: true }).click()
  const preview = page.getByRole('region', { name: /Contrat local d’accompagnement/ })
  await expect(preview.locator('[data-pages]')).toHaveAttribute('data-pages', /^[6-9]$/)
  await expect(preview.getByText(/BROUILLON/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Fermer l’aperçu' }).click()
  await page.getByRole('checkbox', { name: 'Aussi en PDF' }).check()
  await page.getByRole('button', { name: 'Choisir le dossier et générer' }).click()
  const ready = page.getByRole('dialog', { name: 'Le bilan est prêt' })
  await ready.waitFor()
  const named = (end: string) =>
    join(
      folder,
      readdirSync(folder).find((name) => /^Bilan/.test(name) && name.endsWith(end)) ?? '',
    )
  expect(header(readFileSync(named('.docx')))).toContain('BROUILLON')
  const { text } = await extractText(new Uint8Array(readFileSync(named('.pdf'))), {
    mergePages: false,
  })
  expect(text.filter((one) => one.includes('BROUILLON'))).toHaveLength(text.length)
  await ready.getByRole('button', { name: 'Marquer comme envoyé' }).click()
  await expect(ready.getByText('Ce bilan est encore un brouillon')).toBeVisible()
  await ready.getByRole('button', { name: 'Fermer' }).last().click()

  for (const each of [/^Confirmer les \d+ réponses$/, /^Confirmer : /]) {
    const confirm = page.getByRole('button', { name: each })
    for (let left = await confirm.count(); left > 0; left -= 1) {
      await confirm.first().click()
      await expect(confirm).toHaveCount(left - 1)
    }
  }
  await expect(sommaire.getByRole('button', { name: /à confirmer/ })).toHaveCount(0)

  await page.getByRole('button', { name: 'Modifier : Nombre total d’enfants' }).click()
  await page.getByRole('textbox', { name: 'Nombre total d’enfants' }).fill('41')
  await page
    .getByRole('textbox', { name: 'Pourquoi ce chiffre est-il corrigé ?' })
    .fill('Registre perdu')
  await page.keyboard.press('Control+s')
  await page
    .getByRole('button', { name: /Modifier : Existe-t-il des écarts entre la fréquentation/ })
    .click()
  await page.getByRole('radio', { name: 'Oui' }).check()
  await page
    .getByRole('textbox', { name: /précisez-en les raisons/ })
    .fill('Un départ en cours d’année.')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Un départ en cours d’année.')).toBeVisible()

  await page.getByRole('button', { name: 'Générer le bilan' }).click()
  await page.getByRole('button', { name: 'Choisir le dossier et générer' }).click()
  await ready.waitFor()
  const bilan = named('.docx')
  expect(header(readFileSync(bilan))).not.toContain('BROUILLON')
  await ready.getByRole('button', { name: 'Marquer comme envoyé' }).click()
  await expect(ready.getByText('Gardé comme envoyé, version 1')).toBeVisible()
  await ready.getByRole('button', { name: 'Préparer l’e-mail de la version 1' }).click()
  await expect(ready.getByText('bilan.eml').first()).toBeVisible()
  await ready.getByRole('button', { name: 'Fermer' }).last().click()

  const eml = readFileSync(mail, 'utf8')
  expect(eml).toContain('To: bilans@caf.example')
  const sent = attachmentOf(eml, '.docx')
  expect(header(sent)).not.toContain('BROUILLON')
  const words = strFromU8(unzipSync(sent)['word/document.xml'] ?? new Uint8Array())
  expect(words).toContain('Un départ en cours d’année.')
  expect(words).toMatch(/Nombre total d’enfants<.*?>41</s)
  expect(Object.keys(unzipSync(attachmentOf(eml, '.xlsx')))).toContain('xl/workbook.xml')
  await expect(page.getByText(/Version 1, envoyée le/)).toBeVisible()

  // Corrected in Word, then sent anew: it is hers that is kept.
  appendFileSync(bilan, 'corrigé')
  await page.getByRole('button', { name: 'J’ai envoyé une autre version…' }).click()
  const again = page.getByRole('dialog', { name: 'Garder le bilan comme envoyé' })
  await again.getByRole('button', { name: 'Marquer comme envoyé' }).click()
  await again.getByRole('button', { name: 'Garder mon fichier corrigé' }).click()
  await expect(again.getByText('Gardé comme envoyé, version 2')).toBeVisible()
  await again.getByRole('button', { name: 'Fermer' }).click()
  await page.getByRole('button', { name: 'Retrouver les fichiers de la version 2' }).click()
  await expect(
    page
      .getByRole('status')
      .getByText(/\(2\)\.docx/)
      .first(),
  ).toBeVisible()
  expect(readFileSync(bilan.replace('.docx', ' (2).docx'))).toEqual(readFileSync(bilan))
})

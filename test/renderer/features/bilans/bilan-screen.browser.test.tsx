import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { hasUnsaved, writesUnderWay } from '../../../../renderer/app/unsaved.ts'
import { BilanScreen } from '../../../../renderer/features/bilans/BilanScreen.tsx'
import { fillBilan } from '../../../../shared/domain/bilan.ts'
import { trameSchema } from '../../../../shared/domain/trame.ts'
import { err } from '../../../../shared/result.ts'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => shown?.close())

function aScreen(answers: Parameters<typeof aWindow>[1]) {
  const annee = {
    ...{ id: 'y', debut: '2021-09-01', fin: '2022-08-31' },
    actions: [{ id: 'a', numero: '1', intitule: null }],
  }
  const contexte = { version: '1', structure: null, annees: [annee], today: '2022-01-15' }
  window.location.hash = '#/bilan'
  shown = aWindow(
    <SelectionProvider contexte={contexte} annees={[annee]}>
      <BilanScreen />
    </SelectionProvider>,
    answers,
  )
  return shown
}

/** A form of one question. */
const TRAME = {
  ...{ format: 'cartable/trame', version: 1, id: 'caf47', name: 'Caf', title: 'Clas' },
  ...{ subtitle: 'Bilan', notes: [] },
  wording: {
    ...{ oui: 'oui', non: 'non', objective: 'Objectif', objectives: 'Objectifs' },
    ...{ action: 'Action n° {numero}', page: 'page {page} / {pages}' },
  },
  sections: [
    {
      ...{ id: 'libre', heading: 'Bilan libre' },
      fields: [{ code: 'libre.bilan', label: 'Quel bilan ?', kind: 'long-text', from: 'entered' }],
    },
  ],
}

const bilan = fillBilan(trameSchema.parse(TRAME), {
  ...{ annee: { debut: '2021-09-01', fin: '2022-08-31' }, arreteAu: '2022-01-15' },
  ...{ structure: '', notes: {}, identite: {} },
  ...{ figures: new Map(), reponses: new Map(), confirmations: new Map() },
  action: {
    ...{ id: 'a', numero: '1', intitule: null, dateRetour: null },
    ...{ bonificationEnfant: false, bonificationParent: false },
  },
})

/** The screen answers with that bilan, and with nothing to read again. */
const ANSWERS = {
  'trames:find': () => ({ trames: [{ id: 'caf47', nom: 'Caf 47' }], choisie: 'caf47' }),
  'bilans:find': () => ({ bilan, comptes: {}, comparaisons: [], preuves: {}, amorces: {} }),
  'controles:find': () => [],
  'envois:find': () => [],
  'personnes:findNoms': () => [],
  'personnes:findNomsLus': () => [],
}

const media = (value: string) => cdp().send('Emulation.setEmulatedMedia', { media: value })

test('an answer being typed is printed with the bilan, and saved before the bilan is generated', async () => {
  const { on } = aScreen(ANSWERS)
  await page
    .getByRole('button', { name: /Répondre\s: .*(Bilan|bilan)/ })
    .first()
    .click()
  await page.getByRole('form').getByRole('textbox').fill('Une phrase tout juste tapée.')

  await media('print')
  const typed = document.querySelector<HTMLElement>('[data-typed]')
  expect(typed?.checkVisibility()).toBe(true)
  expect(typed?.dataset.typed).toBe('Une phrase tout juste tapée.\n(pas encore enregistré)')
  await media('')
  await page.getByRole('button', { name: 'Générer le bilan…' }).click()

  await expect.element(page.getByRole('dialog', { name: 'Générer le bilan' })).toBeVisible()
  expect(on('bilans:saveReponse')).toMatchObject([
    { reponse: { valeur: 'Une phrase tout juste tapée.', raison: null } },
  ])
})

test('what is typed while an answer is being saved stays, to be saved in its turn', async () => {
  const saved = Promise.withResolvers<null>()
  const { on } = aScreen({ ...ANSWERS, 'bilans:saveReponse': () => saved.promise })
  await page
    .getByRole('button', { name: /Répondre\s: .*(Bilan|bilan)/ })
    .first()
    .click()
  const texte = page.getByRole('form').getByRole('textbox')
  await texte.fill('Une phrase.')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await texte.fill('Une phrase. Une autre.')
  const reads = on('bilans:find').length
  saved.resolve(null)

  await eventually(() => expect(on('bilans:find').length).toBeGreaterThan(reads))
  await eventually(() => expect(writesUnderWay()).toBeNull())
  await expect.element(texte).toHaveValue('Une phrase. Une autre.')
  expect(hasUnsaved()).toBe(true)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.element(texte).not.toBeInTheDocument()
  expect(on('bilans:saveReponse')).toMatchObject([
    { reponse: { valeur: 'Une phrase.' } },
    { reponse: { valeur: 'Une phrase. Une autre.' } },
  ])
})

test('at another date, the form stays on screen until that of the date is there', async () => {
  const { on } = aScreen({
    ...ANSWERS,
    'bilans:find': ({ arreteAu }) =>
      arreteAu === '2021-12-31' ? new Promise(() => undefined) : ANSWERS['bilans:find'](),
  })
  const question = page.getByRole('button', { name: /Répondre\s: .*(Bilan|bilan)/ }).first()
  await expect.element(question).toBeVisible()

  window.location.hash = '#/bilan?arreteAu=2021-12-31'

  await eventually(() => expect(on('bilans:find')).toHaveLength(2))
  expect(on('bilans:find')).toMatchObject([{ arreteAu: '2022-01-15' }, { arreteAu: '2021-12-31' }])
  await expect.element(question).toBeVisible()
})

test('a bilan that cannot be read still says which screen it is, and proposes another try', async () => {
  aScreen({ 'trames:find': () => err({ code: 'not-found', what: 'annee', name: '' }) })

  await expect.element(page.getByRole('button', { name: 'Réessayer' })).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'Bilan' })).toBeVisible()
})

test('a contrôle on what the action says leads to that action, not to the list of them all', async () => {
  const texte = 'Un projet est noté, mais la bonification n’est pas notifiée.'
  const controle = { code: 'projet-sans-bonification', gravite: 'avertissement', texte, ids: [] }
  aScreen({ ...ANSWERS, 'controles:find': () => [controle] })

  const link = page.getByRole('link', { name: 'Y aller' })
  await expect.element(link).toHaveAttribute('href', '#/reglages?section=actions&action=a')
  await expect.element(link).toHaveAccessibleDescription(texte)
})

import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { EnfantsScreen } from '../../../../renderer/features/enfants/EnfantsScreen.tsx'
import { NouvelEnfantPanel } from '../../../../renderer/features/enfants/NouvelEnfantPanel.tsx'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
})

const ACTION = { id: 'a', numero: '1', intitule: null }
const ANNEE = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: [ACTION] }
const CONTEXTE = {
  ...{ version: '1', structure: { nom: 'Le Moulin' }, annees: [ANNEE], today: '2022-01-15' },
}

test('a whole group is entered as nom, prénom, niveau, Ctrl+Entrée, without another key', async () => {
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <NouvelEnfantPanel
        onClose={() => undefined}
        onCreated={() => undefined}
        onOpen={() => undefined}
      />
    </SelectionProvider>,
    {
      'collectifs:findAll': () => [],
      'repertoire:findEtablissements': () => [],
      'familles:findAll': () => [],
      'enfants:findHomonymes': () => [],
      'enfants:create': () => ({ enfantId: 'e', familleId: null }),
    },
  )
  const { on } = shown
  const nom = page.getByLabelText('Nom', { exact: true })
  for (const [rank, text] of ['Amrani{Tab}Inès{Tab}ce2', 'Benali{Tab}Adam{Tab}cm1'].entries()) {
    await expect.element(nom).toHaveFocus()

    await userEvent.keyboard(text)
    // Whoever goes down to it all the same, and chooses it, keeps it.
    if (rank === 1) await userEvent.keyboard('{ArrowDown}{Enter}')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')

    await eventually(() => expect(on('enfants:create')).toHaveLength(rank + 1))
    await expect.element(nom).toHaveValue('')
  }

  expect(on('enfants:create')).toMatchObject([
    { enfant: { nom: 'Amrani', prenom: 'Inès' }, inscription: { niveau: 'CE2' } },
    { enfant: { nom: 'Benali', prenom: 'Adam' }, inscription: { niveau: 'CM1' } },
  ])
})

test('after the first enfant of an empty list, the panel goes on with a blank one: what was saved does not come back', async () => {
  const drafts = new Map<string, string>()
  let lignes: readonly object[] = []
  window.location.hash = '#/enfants?panneau=nouveau'
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <EnfantsScreen />
    </SelectionProvider>,
    {
      'enfants:findAll': () => lignes,
      'collectifs:findAll': () => [],
      'repertoire:findEtablissements': () => [],
      'familles:findAll': () => [],
      'enfants:findHomonymes': () => [],
      'brouillons:save': ({ formulaire, saisie }) => drafts.set(formulaire, saisie) && null,
      'brouillons:find': ({ formulaire }) => {
        const saisie = drafts.get(formulaire)
        return saisie === undefined ? null : { saisie, savedAt: '2022-01-15T17:00:00Z' }
      },
      'brouillons:forget': ({ formulaire }) => drafts.delete(formulaire) && null,
      'enfants:create': () => {
        lignes = [aLigne('Amrani', 'Inès')]
        return { enfantId: 'e', familleId: null }
      },
    },
  )
  const nom = page.getByLabelText('Nom', { exact: true })
  await expect.element(nom).toHaveFocus()
  // The reason of the date is heard on its field, and seen once, across the three fields.
  const depuis = page.getByLabelText('Depuis le', { exact: true })
  await expect.element(depuis).toHaveAccessibleDescription(/^Date proposée/)
  const seen = [...document.querySelectorAll('p')].filter(
    ({ textContent, offsetHeight }) => textContent?.startsWith('Date proposée') && offsetHeight > 0,
  )
  expect(seen).toHaveLength(1)
  await userEvent.keyboard('Amrani{Tab}Inès')
  // Typed as slowly as a person types: the draft is kept meanwhile.
  await eventually(() => expect(drafts.size).toBe(1))

  await userEvent.keyboard('{Control>}{Enter}{/Control}')

  await eventually(() =>
    expect(document.querySelector('table')?.textContent).toContain('Amrani Inès'),
  )
  await eventually(() => expect(document.body.textContent).toContain('fiche créée. Au suivant.'))
  await expect.element(nom).toHaveValue('')
  await expect.element(nom).toHaveFocus()
  expect(document.body.textContent).not.toContain('Saisie retrouvée')
  expect(drafts.size).toBe(0)
})

const aLigne = (nom: string, prenom: string) => ({
  ...{ inscriptionId: 'i', enfantId: 'e', nom, prenom, dateNaissance: null, anneeNaissance: null },
  ...{
    sexe: null,
    familleId: null,
    niveau: null,
    classe: null,
    etablissement: null,
    actionId: 'a',
  },
  ...{ collectifId: null, collectif: null, statut: 'inscrit', debut: '2022-01-15', fin: null },
  ...{ rang: null, origines: [], situations: [], responsables: [], precision: null },
  ...{ presents: 0, absents: 0, excuses: 0 },
})

test('a fiche that no row opened, as one just created, is shown in the list all the same', async () => {
  window.location.hash = '#/enfants?enfant=e'
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <EnfantsScreen />
    </SelectionProvider>,
    {
      'enfants:findAll': () => [aLigne('Amrani', 'Inès')],
      // The fiche is not read yet.
      'enfants:find': () => new Promise(() => undefined),
    },
  )

  await eventually(() =>
    expect(document.querySelector('tr[data-opened]')?.textContent).toContain('Amrani Inès'),
  )
})

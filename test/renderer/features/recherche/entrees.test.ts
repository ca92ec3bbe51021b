import { afterEach, expect, test, vi } from 'vitest'
import { SCREENS } from '../../../../renderer/app/router.ts'
import { backInAide, closeAide } from '../../../../renderer/features/aide/aide.ts'
import {
  actDestinations,
  aideDestinations,
  screenDestinations,
  toDestination,
} from '../../../../renderer/features/recherche/entrees.ts'
import { SECTIONS } from '../../../../renderer/features/reglages/sections.ts'
import type { EntreeRecherche } from '../../../../shared/ipc/recherche.ipc.ts'

afterEach(() => {
  closeAide()
  vi.unstubAllGlobals()
})

/** Address that a destination leads to. */
function addressOf({ go }: { readonly go: () => void }): string {
  const location = { hash: '' }
  vi.stubGlobal('window', { location })
  go()
  return location.hash
}

test('a record that is found is opened on its screen; two contacts of one school are two entries', () => {
  const kinds: readonly (readonly [EntreeRecherche['kind'], string])[] = [
    ['enfant', '#/enfants?enfant=x'],
    ['responsable', '#/enfants?enfant=x'],
    ['proche', '#/enfants?enfant=x'],
    ['intervenant', '#/intervenants?intervenant=x'],
    ['etablissement', '#/partenaires?onglet=etablissements&fiche=x'],
    ['partenaire', '#/partenaires?onglet=partenaires&fiche=x'],
    ['contact-etablissement', '#/partenaires?onglet=etablissements&fiche=x'],
    ['contact-partenaire', '#/partenaires?onglet=partenaires&fiche=x'],
    ['seance', '#/seances?seance=x'],
  ]
  const found = (kind: EntreeRecherche['kind'], label = 'Nom') =>
    toDestination({ kind, id: 'x', label, detail: 'CE2', date: null })

  expect(kinds.map(([kind]) => addressOf(found(kind)))).toEqual(kinds.map(([, to]) => to))
  expect(found('seance')).toMatchObject({ label: 'Nom', detail: 'CE2', date: null })
  expect(found('contact-etablissement', 'A').id).not.toBe(found('contact-etablissement', 'B').id)
})

test('every screen, every act and the sheets of every month of the année are found, and lead where they say', () => {
  const acts = actDestinations({ debut: '2021-11-01', fin: '2022-01-31' })
  const actOf = (label: string) => {
    const act = acts.find((one) => one.label === label)
    if (act === undefined) throw new Error(`no act « ${label} »`)
    return act
  }

  expect(screenDestinations().map(addressOf)).toEqual(SCREENS.map((screen) => `#/${screen}`))
  expect(addressOf(actOf('Nouvel enfant'))).toBe('#/enfants?panneau=nouveau')
  expect(actOf('Nouvel enfant').words).toContain('inscrire')
  expect(actOf('Saisir une semaine d’heures').words).toBe('')
  const sheets = acts.filter(({ label }) => label.startsWith('Imprimer les feuilles'))
  expect(sheets.map(addressOf)).toEqual([
    ...['#/presences?imprimer=2021-11', '#/presences?imprimer=2021-12'],
    '#/presences?imprimer=2022-01',
  ])
  // A sheet is printed, anything else is added: their signs differ.
  expect(sheets[0]?.icon).toBe(actOf('Imprimer la fiche d’un enfant').icon)
  expect(sheets[0]?.icon).not.toBe(actOf('Nouvel enfant').icon)
})

test('no two acts are one, and those of Réglages lead to a section that exists', () => {
  const acts = actDestinations({ debut: '2021-11-01', fin: '2022-01-31' })
  const sections = acts
    .map(addressOf)
    .flatMap((address) => /section=(\w+)/.exec(address)?.[1] ?? [])

  expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length)
  expect(acts.filter(({ label }) => label === '')).toEqual([])
  expect(sections.length).toBeGreaterThan(9)
  expect(sections.filter((one) => !SECTIONS.some((known) => known === one))).toEqual([])
  expect(acts.map(addressOf).filter((address) => /=(&|$)/.test(address))).toEqual([])
})

test('a heading of the help opens its page', () => {
  for (const { go } of aideDestinations().slice(0, 2)) go()

  expect(backInAide()).not.toBeNull()
})

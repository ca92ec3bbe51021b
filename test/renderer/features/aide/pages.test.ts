import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { menuTemplate } from '../../../../main/app/menu.ts'
import { SCREENS } from '../../../../renderer/app/router.ts'
import { backInAide, closeAide, openAide, pageOf } from '../../../../renderer/features/aide/aide.ts'
import {
  isPage,
  nouveautesOf,
  PAGES,
  PARTIES,
  textOf,
  titleOf,
} from '../../../../renderer/features/aide/pages.ts'
import { aideDestinations } from '../../../../renderer/features/recherche/entrees.ts'
import { SECTIONS } from '../../../../renderer/features/reglages/sections.ts'
import { readFiles } from '../../../builders/source-files.ts'
import { AIDE } from '../../../screens/aide-scenes.ts'

const FOLDER = 'resources/aide'
const found = (pattern: RegExp) =>
  PAGES.flatMap((page) =>
    [...textOf(page).matchAll(pattern)].map((match) => ({ page, name: match[1] ?? '' })),
  )

test('every screen of the navigation has its page, and every page is one of the summary', () => {
  const pages = SCREENS.map((screen) => pageOf(screen, new URLSearchParams()))
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md'))

  expect(pages.filter((page) => !existsSync(`${FOLDER}/${page}.md`))).toEqual([])
  expect(files.toSorted()).toEqual(PAGES.map((page) => `${page}.md`).toSorted())
  for (const page of PAGES) {
    expect(titleOf(page)).not.toBe(page)
    expect(textOf(page).length).toBeGreaterThan(200)
  }
})

test('the tab or the part of a screen that is open has its own page', () => {
  const at = (query: string) => new URLSearchParams(query)

  const pages = [
    ['orientations', 'onglet=imports', 'imports'],
    ['orientations', 'onglet=fiche', 'orientations'],
    ['reglages', 'section=tableurs', 'imports'],
    ['intervenants', 'vue=heures', 'heures'],
    ['intervenants', 'vue=creneaux', 'intervenants'],
    ['bilan', 'onglet=formulaire', 'formulaire'],
    ['bilan', '', 'bilan'],
    ['axes', 'onglet=formulaire', 'axes'],
    ...['sauvegardes', 'motdepasse', 'dossier'].map(
      (section) => ['reglages', `section=${section}`, 'sauvegardes'] as const,
    ),
    ['reglages', 'section=reseau', 'reseau'],
    ['reglages', 'section=structure', 'reglages'],
    ['seances', 'section=tableurs', 'seances'],
  ] as const

  for (const [screen, query, page] of pages) expect(pageOf(screen, at(query))).toBe(page)
})

test('a page that is no Markdown text has its title too; a name of nothing is no page', () => {
  expect((['sommaire', 'a-propos', 'visite'] as const).map(titleOf)).toEqual([
    ...['Aide', 'À propos de Cartable', expect.stringMatching(/ /)],
  ])
  expect(['sommaire', 'visite', 'toString', 'inconnue'].map(isPage)).toEqual([
    ...[true, true, false, false],
  ])
  expect(aideDestinations().map(({ label, detail }) => `${label} | ${detail}`)).toEqual(
    expect.arrayContaining([
      ...['Aide | ', 'Nouveautés | Aide', `${titleOf('visite')} | Aide`],
      `${PARTIES.find(({ titre, titrePage }) => titre !== titrePage)?.titre} | ${PARTIES.find(({ titre, titrePage }) => titre !== titrePage)?.titrePage}`,
    ]),
  )
})

test('every button, field and title that a page names in bold is in the app, in these words', () => {
  const plain = (text: string) =>
    text
      .replaceAll(/&nbsp;|&#8239;|[\u00a0\u202f]/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .toLowerCase()
  // What stands alone between quotes, between tags, or on a line of JSX.
  const label = /'([^'\n]*)'|"([^"\n]*)"|`([^`\n]*)`|>([^<>{}\n]+)<|^\s*([^<>{}=;'"\n]+)$/gm
  const labels = new Set(
    [...readFiles('renderer', ['.ts', '.tsx']), ...readFiles('shared', ['.ts'])].flatMap(
      ({ text }) =>
        [...text.matchAll(label)].flatMap((match) =>
          match.slice(1).flatMap((one) => (one === undefined ? [] : [plain(one).trim()])),
        ),
    ),
  )

  const named = found(/\*\*([^*]+)\*\*/g)
  const unknown = named.filter(({ name }) => !labels.has(plain(name)))
  expect(named.length).toBeGreaterThan(50)
  // A key of the keyboard is one letter.
  expect(unknown.filter(({ name }) => name.length > 1)).toEqual([])
})

test('every link leads to a screen or a page that exists', () => {
  const links = found(/\]\(([^)]+)\)/g).filter(({ name }) => !name.endsWith('.png'))

  const broken = links.filter(({ name }) => {
    const page = /^aide:(.+)$/.exec(name)?.[1]
    if (page !== undefined) return !isPage(page)
    const [screen = '', query = ''] = name.replace('#/', '').split('?')
    const section = new URLSearchParams(query).get('section')
    const isSection = section === null || SECTIONS.some((one) => one === section)
    return !SCREENS.some((one) => one === screen) || !isSection
  })
  expect(links.length).toBeGreaterThan(20)
  expect(broken).toEqual([])
})

test('every picture of a page is taken by `npm run screens`, says what it shows, and is there', () => {
  const pictures = PAGES.flatMap((page) => [
    ...textOf(page).matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g),
  ]).map(([, alt = '', name = '']) => ({ alt, name }))

  expect(pictures.map(({ name }) => name).toSorted()).toEqual(
    AIDE.map(({ name }) => `${name}.png`).toSorted(),
  )
  expect(pictures.filter(({ alt }) => alt.length < 10)).toEqual([])
  expect(pictures.filter(({ name }) => !existsSync(`${FOLDER}/${name}`))).toEqual([])
})

test('no page uses a word of software', () => {
  const words = /base de données|JSON|synchronis|SQL|cliquer sur « OK »/i

  expect(PARTIES.filter(({ texte }) => words.test(texte)).map(({ page }) => page)).toEqual([])
})

test('each item of the menu « Aide » opens a page that exists', () => {
  const asked: (string | null)[] = []
  const nothing = () => undefined
  const menu = menuTemplate({
    openBackups: nothing,
    lock: nothing,
    openLogs: nothing,
    verify: nothing,
    showAide: (page) => asked.push(page),
  })
  const aide = menu.find(({ label }) => label === 'Aid&e')?.submenu
  for (const item of Array.isArray(aide) ? aide : []) {
    ;(item.click as (() => void) | undefined)?.()
  }

  expect(asked).toHaveLength(7)
  expect(asked.filter((page) => page !== null && !isPage(page))).toEqual([])
})

const JOURNAL = `# Journal
## [Non publié]
### Ajouté
- Le bilan se lit à voix haute.

## [1.1.0] - 2026-10-01
- Les listes se trient.

## [1.0.0] - 2026-09-01
- Premières pages.
`

test('what is new is what came after the version that was used before, and no more', () => {
  const versions = (since: string | null) =>
    nouveautesOf('1.2.0', since, JOURNAL).map(({ version }) => version)

  expect(versions('1.0.0')).toEqual(['1.2.0', '1.1.0'])
  expect(versions('1.1.0')).toEqual(['1.2.0'])
  expect(versions(null)).toEqual(['1.2.0', '1.1.0', '1.0.0'])
  expect(nouveautesOf('1.2.0', '1.0.0', JOURNAL)[0]?.texte).toContain('voix haute')
})

test('the real journal of changes has something to say of the running version', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const [running] = nouveautesOf(version, null, readFileSync('CHANGELOG.md', 'utf8'))

  expect(running?.version).toBe(version)
  expect(running?.texte.length).toBeGreaterThan(100)
})

test('the panel of help goes back page by page, and forgets its way once it is closed', () => {
  openAide('sommaire')
  const first = backInAide()
  openAide('visite')
  openAide('visite')
  openAide('bilan', 'Corriger une réponse')

  backInAide()?.()
  const second = backInAide()
  second?.()

  expect([first, second]).toEqual([null, expect.any(Function)])
  expect(backInAide()).toBeNull()
  openAide('memo')
  expect(backInAide()).not.toBeNull()
  closeAide()
  expect(backInAide()).toBeNull()
})

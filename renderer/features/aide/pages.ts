/**
 * Pages of help, in the order of the summary: the file `resources/aide/<name>.md`, or a page that the app writes itself.
 * The first line of a file (`# …`) is its title.
 */
export const PAGES = [
  'visite',
  'memo',
  'accueil',
  'seances',
  'presences',
  'enfants',
  'orientations',
  'imports',
  'intervenants',
  'heures',
  'partenaires',
  'axes',
  'bilan',
  'formulaire',
  'reglages',
  'sauvegardes',
  'donnees-personnelles',
  'reseau',
  'clavier',
  'glossaire',
] as const
export type PageEcrite = (typeof PAGES)[number]

/** Titles of the pages that are no Markdown text. */
export const AUTRES_PAGES = {
  sommaire: 'Aide',
  nouveautes: 'Nouveautés',
  signaler: 'Signaler un problème',
  versions: 'Vérifier les mises à jour',
  'a-propos': 'À propos de Cartable',
} as const
export type PageName = PageEcrite | keyof typeof AUTRES_PAGES

export const isPage = (name: string): name is PageName =>
  Object.hasOwn(AUTRES_PAGES, name) || PAGES.some((page) => page === name)

const files: Readonly<Record<string, string>> = import.meta.glob('../../../resources/aide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const images: Readonly<Record<string, string>> = import.meta.glob('../../../resources/aide/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** Markdown of a page, without its title. */
export const textOf = (page: PageEcrite): string => sourceOf(page).split('\n').slice(1).join('\n')

export const titleOf = (page: PageName): string =>
  page in AUTRES_PAGES
    ? AUTRES_PAGES[page as keyof typeof AUTRES_PAGES]
    : (/^# (.+)$/m.exec(sourceOf(page as PageEcrite))?.[1] ?? page)

/** Address of a picture of the pages, by the name of its file; undefined when there is none. */
export const imageOf = (name: string): string | undefined =>
  images[`../../../resources/aide/${name}`]

const sourceOf = (page: PageEcrite): string => files[`../../../resources/aide/${page}.md`] ?? ''

/** A part of a page under its own heading (`## …`), or the start of the page. */
type Partie = {
  readonly page: PageEcrite
  readonly titre: string
  /** Title of the whole page. */
  readonly titrePage: string
  readonly texte: string
}

/** Every part of every page, for the search. */
export const PARTIES: readonly Partie[] = PAGES.flatMap((page) => {
  const titrePage = titleOf(page)
  const [start = '', ...parts] = textOf(page).split(/^## /m)
  return [
    { page, titre: titrePage, titrePage, texte: start },
    ...parts.map((part) => {
      const [titre = '', ...lines] = part.split('\n')
      return { page, titre, titrePage, texte: lines.join('\n') }
    }),
  ]
})

/** What one version brought, as the journal of changes tells it. */
type Nouveaute = { readonly version: string; readonly texte: string }

/**
 * Versions of the journal of changes (`source`), latest first, those after `since` alone (null: all). What is not released yet belongs to
 * the version that is running.
 */
export function nouveautesOf(
  running: string,
  since: string | null,
  source: string,
): readonly Nouveaute[] {
  const [, ...parts] = source.split(/^## /m)
  const versions = parts.map((part) => {
    const [head = '', ...lines] = part.split('\n')
    const version = /\[(\d[\w.-]*)\]/.exec(head)?.[1] ?? running
    return { version, texte: lines.join('\n').trim() }
  })
  const seen = versions.findIndex(({ version }) => version === since)
  return (seen === -1 ? versions : versions.slice(0, seen)).filter(({ texte }) => texte !== '')
}

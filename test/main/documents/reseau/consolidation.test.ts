import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import {
  buildConsolidationDocx,
  buildConsolidationXlsx,
} from '../../../../main/documents/reseau/build-consolidation.ts'
import { buildRetourEcoleDocx } from '../../../../main/documents/reseau/build-retour-ecole.ts'
import { delaiOf } from '../../../../main/documents/reseau/flux-tables.ts'
import { nomsOf, sommeText } from '../../../../main/documents/reseau/lignes.ts'
import { pageElus } from '../../../../main/documents/reseau/page-elus.ts'
import { tablesOf } from '../../../../main/documents/reseau/tables.ts'
import { consolidate, type Somme } from '../../../../shared/domain/consolidation.ts'
import { CONTRIBUTION_FORMAT, type Contribution } from '../../../../shared/domain/contribution.ts'
import { LIBELLES_ORIGINE } from '../../../../shared/texts/libelles.ts'
import { aNetwork } from '../../../builders/a-network.ts'
import { docxOutline, docxPart } from '../../../builders/docx-outline.ts'

const date = new Date('2026-05-04T08:00:00Z')

/** A contribution with a few figures; the rest empty. */
const aContribution = (
  id: string,
  nom: string,
  enfants: number,
  niveaux: Contribution['ventilations']['niveaux'],
): Contribution => ({
  format: CONTRIBUTION_FORMAT,
  version: 1,
  porteur: { id, nom, commune: 'Villeneuve' },
  reseau: null,
  annee: { debut: '2025-09-01', fin: '2026-08-31' },
  arreteAu: '2026-04-30',
  faiteLe: '2026-05-02T08:00:00.000Z',
  actions: [{ numero: '1', intitule: null, figures: {} }],
  ensemble: { 'public.total': enfants, 'intervenants.benevole.heures': 12.25 },
  ventilations: { niveaux, quartiers: {}, origines: {}, situations: {}, criteres: {} },
  flux: [],
  attente: {},
  placesLibres: null,
  empreintes: null,
  controle: id,
})

const town = consolidate(
  [
    aContribution('porteur-b', 'Les Trois Ponts', 30, { CM1: 12, CP: null, CE2: null }),
    aContribution('porteur-a', 'École & « Co »', 22, { CM1: 8, CP: 9 }),
  ],
  '2026-04-30',
)

test('a masked count is never shown as zero', () => {
  expect(sommeText({ valeur: 0, masques: 0 })).toBe(0)
  expect(sommeText({ valeur: 0, masques: 2 })).toBe('masqué')
  expect(sommeText({ valeur: 9, masques: 1 })).toBe('au moins 9 (1 masqué)')
  expect(sommeText({ valeur: 12.4, masques: 2 })).toBe('au moins 12 (2 masqués)')
})

test('niveaux stand in the order of the school, porteurs in that of their names', () => {
  const byTitre = new Map(
    tablesOf(town).map(({ titre, lignes }) => [titre, lignes.map(({ cellules }) => cellules)]),
  )

  expect(byTitre.get('Enfants par niveau')).toEqual([
    ['CP', 'au moins 9 (1 masqué)'],
    ['CE2', 'masqué'],
    ['CM1', 20],
  ])
  expect(byTitre.get('Porteurs')?.map(([nom]) => nom)).toEqual([
    'École & « Co »',
    'Les Trois Ponts',
  ])
})

test('figures of a porteur are told action by action, each by its name, else by its number', () => {
  const porteur = aContribution('porteur-c', 'Zola', 12, {})
  const actions = [
    { numero: '1', intitule: 'CLAS du soir', figures: { 'public.total': 5 } },
    { numero: '2', intitule: null, figures: { 'public.total': 7 } },
  ]

  const tables = tablesOf(consolidate([{ ...porteur, actions }], '2026-04-30'))

  const [line] = tables.find(({ titre }) => titre === 'Porteurs')?.lignes ?? []
  expect(line?.par.map(({ nom }) => nom)).toEqual(['CLAS du soir', 'Action 2'])
})

test('Word and Excel hold the same figures', async () => {
  const outline = docxOutline(buildConsolidationDocx(town, { reseau: 'Ville', date }))
  const book = new exceljs.Workbook()
  const bytes = await buildConsolidationXlsx(town, { reseau: 'Ville', date })
  await book.xlsx.load(bytes.buffer as ArrayBuffer)

  const sheet = book.getWorksheet('Chiffres de la ville')
  const total = sheet?.getColumn(1).values.indexOf('Nombre total d’enfants') ?? 0
  expect(sheet?.getCell(total, 2).value).toBe(52)
  expect(outline).toContain('Nombre total d’enfants')
  expect(outline).toContain('52')
  expect(outline).toContain('24,5')
  expect(book.worksheets.map(({ name }) => name)).toEqual([
    'Chiffres de la ville',
    'Porteurs',
    'Enfants par niveau',
  ])
})

test('the page for the elected draws every child of a palier, masked niveau or not', () => {
  const received = [...aNetwork({ porteurs: 3, annees: 2 })]
  const consolidation = consolidate(received, '2018-06-30')
  const sumOf = (code: string): number =>
    received
      .filter(({ annee }) => annee.debut === '2017-09-01')
      .reduce((sum, { ensemble }) => sum + (ensemble[code] ?? 0), 0)

  const { graphiques, chiffres } = pageElus(consolidation, 'Ville')

  expect(graphiques[0]?.parts.map(({ valeur }) => valeur)).toEqual(
    ['elementaire', 'college', 'lycee', 'autres'].map((palier) => sumOf(`public.${palier}`)),
  )
  expect(graphiques[1]?.parts.map(({ libelle }) => libelle)).toEqual(['2016-2017', '2017-2018'])
  expect(chiffres.find(({ libelle }) => libelle === 'porteurs')?.valeur).toBe('3')
  const [alone] = received
  const one = pageElus(consolidate(alone === undefined ? [] : [alone], '2018-06-30'), 'Ville')
  expect(one.chiffres[2]).toEqual({ valeur: '1', libelle: 'porteur' })
})

test('the page for the elected gives « au moins …, au plus … » for a total known by its bounds, and no sentence for an exact one', () => {
  const pageWith = (total: number | { auMoins: number; auPlus: number }) =>
    pageElus({ ...town, distincts: new Map([['public.total', total]]) }, 'Ville')
  const bounded = pageWith({ auMoins: 640, auPlus: 693 })

  expect(bounded.phrases[1]).toMatch(/au moins 640, au plus 693/)
  expect(bounded.chiffres[0]?.valeur).toBe('640+')
  for (const known of [pageWith(693), pageWith({ auMoins: 693, auPlus: 693 })]) {
    expect(known.phrases).toHaveLength(1)
    expect(known.chiffres[0]?.valeur).toBe('693')
  }
})

const COUNTED = { valeur: 9, masques: 0 }
const NONE = { valeur: 0, masques: 0 }
const MASKED = { valeur: 0, masques: 1 }

test.each<[string, ...[proposes: Somme, inscrits: Somme][]]>([
  [
    '12 enfants proposés par 2 écoles et collèges, dont 1 inscrit à cette date.',
    [COUNTED, NONE],
    [
      { valeur: 3, masques: 0 },
      { valeur: 1, masques: 0 },
    ],
    [NONE, NONE],
  ],
  [
    'Au moins 9 enfants proposés par 2 écoles et collèges, dont au moins 9 inscrits à cette date.',
    [COUNTED, COUNTED],
    [MASKED, MASKED],
  ],
  ['9 enfants proposés par 1 école ou collège, dont 0 inscrit à cette date.', [COUNTED, NONE]],
  ['9 enfants proposés par 1 école ou collège.', [COUNTED, MASKED], [NONE, NONE]],
  ['Quelques enfants proposés par 1 école ou collège.', [MASKED, MASKED]],
  ['Aucun enfant proposé par une école à cette date.', [NONE, NONE]],
])('the page for the elected says « %s »', (sentence, ...ecoles) => {
  const flux = ecoles.map(([proposes, inscrits]) => ({
    ...{ nom: 'École', commune: null, porteurs: [], proposes, inscrits },
    ...{ attente: NONE, refuses: NONE, sansSuite: NONE, enCours: NONE },
    ...{ enfants: NONE, listeAttente: NONE },
  }))
  const { phrases } = pageElus({ ...town, flux }, 'Ville')

  expect(phrases[0]?.replaceAll('\u00a0', ' ')).toBe(sentence)
})

/** What a porteur sends of one school: nothing but what is given. */
const fluxOf = (nom: string, own: Partial<Contribution['flux'][number]>) => ({
  etablissement: { nom, commune: null, type: 'ecole' as const },
  ...{ proposes: 0, inscrits: 0, attente: 0, refuses: 0, sansSuite: 0, enCours: 0 },
  ...{ aboutis: 0, delaiMoyenJours: null, enfants: 0, listeAttente: 0 },
  ...own,
})

test('waiting lists, places, flows and joint trainings are told over all the porteurs, then porteur by porteur', () => {
  const zola = {
    ...aContribution('porteur-z', 'Zola', 30, {}),
    ensemble: { 'public.total': 30, 'seances.tenues': 12 },
    flux: [
      fluxOf('École Ferry', { proposes: 9, listeAttente: null }),
      fluxOf('École Hugo', { proposes: 6, inscrits: null }),
    ],
    attente: { CE1: 6, CP: null },
    placesLibres: 4,
    placesNiveaux: { 'CP, CE1': 4, CM1: 2 },
    formationsCommunes: [
      { date: '2025-11-12', theme: 'LIRE ensemble ', presents: 3, heures: 9 },
      { date: '2025-10-02', theme: 'Jeux', presents: 1, heures: 2 },
    ],
  }
  const arbre = {
    ...aContribution('porteur-a', 'Arbre', 22, {}),
    flux: [fluxOf('École Ferry', { enfants: 7, listeAttente: 5, delaiMoyenJours: 12 })],
    attente: { CE1: 5 },
    placesNiveaux: { CE1: 1, CE2: 0 },
    formationsCommunes: [{ date: '2025-11-12', theme: 'Lire ensemble', presents: 2, heures: 4 }],
  }
  const tables = tablesOf(consolidate([zola, arbre], '2026-04-30'))
  const told = (titre: string) =>
    tables
      .find((table) => table.titre === titre)
      ?.lignes.map(({ cellules, par }) => [
        cellules.join(' | '),
        ...par.map(({ nom, valeurs }) => `${nom} : ${valeurs.slice(1).join(' | ')}`),
      ])
  for (const { titre, colonnes, lignes } of tables) {
    expect([titre, colonnes.filter((colonne) => colonne === '')]).toEqual([titre, []])
    for (const { cellules } of lignes)
      expect([titre, cellules.length]).toEqual([titre, colonnes.length])
  }
  const noteOf = (titre: string) => tables.find((table) => table.titre === titre)?.note ?? ''

  expect(told('Attente et places par niveau')).toEqual([
    ['CP | masqué | 4', 'Zola : masqué | 4'],
    ['CE1 | 11 | 5', 'Arbre : 5 | 1', 'Zola : 6 | 4'],
    ['CE2 | 0 | 0'],
    ['CM1 | 0 | 2', 'Zola :  | 2'],
  ])
  expect(noteOf('Attente et places par niveau')).toMatch(/masqué.* comptée à chacun d’eux\.$/)
  expect(told('Attente et places par école')).toEqual([
    ['École Ferry | au moins 5 (1 masqué) | 4', 'Arbre : 5 | ', 'Zola : masqué | 4'],
  ])
  expect(told('Formations communes')).toEqual([
    ['02/10/2025 | Jeux | 1 | 1 | 2', 'Zola :  | 1 | 1 | 2'],
    ['12/11/2025 | Lire ensemble | 2 | 5 | 13', 'Arbre :  | 1 | 2 | 4', 'Zola :  | 1 | 3 | 9'],
  ])
  expect(told('D’où viennent les enfants')?.[0]).toEqual([
    'École Ferry | 2 |  | 9 | 0 | 0 | 0 | 0 | 0 |  | 7',
    'Arbre : 1 |  | 0 | 0 | 0 | 0 | 0 | 0 | 12 | 7',
    'Zola : 1 |  | 9 | 0 | 0 | 0 | 0 | 0 |  | 0',
  ])
  expect(noteOf('D’où viennent les enfants')).toContain('masqué')
  expect(noteOf('Des écoles vers les porteurs')).toContain('masqué')
  // A figure that one porteur alone has is a column all the same.
  expect(told('Porteurs')?.map(([line]) => line)).toEqual([
    'Arbre | Villeneuve | 30/04/2026 | 1 | 12.25 | 22 |  | ',
    'Zola | Villeneuve | 30/04/2026 | 1 |  | 30 | 12 | 4',
  ])
})

test('the page for the elected draws the origins while one année alone is known, ten années at most then', () => {
  const received = {
    ...aContribution('a', 'Zola', 30, {}),
    ventilations: {
      ...{ niveaux: {}, quartiers: {}, situations: {}, criteres: {} },
      origines: { famille: 12, ecole: 9, autre: 0 },
    },
  }
  const [, origins] = pageElus(consolidate([received], '2026-04-30'), 'Ville').graphiques
  const years = [...aNetwork({ porteurs: 1, annees: 12 })]
  const [, evolution] = pageElus(consolidate(years, '2028-06-30'), 'Ville').graphiques

  expect(origins).toEqual({
    titre: 'Origine des inscriptions',
    parts: [
      { libelle: 'ecole', valeur: 9 },
      { libelle: LIBELLES_ORIGINE.famille, valeur: 12 },
    ],
  })
  const named = (...all: readonly Contribution[]) => {
    const { structure, sousTitre } = pageElus(consolidate(all, '2026-04-30'), '')
    return [structure, sousTitre]
  }
  expect(named(received)).toEqual(['Le Clas dans la ville', 'Le Clas dans la ville, 2025-2026'])
  expect(named()).toEqual(['Le Clas dans la ville', 'Le Clas dans la ville'])
  expect(evolution?.titre).toBe('Enfants accueillis, année après année')
  expect(evolution?.parts.map(({ libelle }) => libelle)).toEqual(
    Array.from({ length: 10 }, (_, at) => `${2018 + at}-${2019 + at}`),
  )
})

test('a school is told nothing of a delay that nobody knows, and its commune and its réseau where there are some', () => {
  const reseau = consolidate(
    [{ ...aContribution('a', 'Zola', 30, {}), flux: [fluxOf('École Ferry', { proposes: 9 })] }],
    '2026-04-30',
  )
  const [ecole] = reseau.flux
  if (ecole === undefined) throw new Error('no school')
  const said = (commune: string | null, name: string) =>
    docxOutline(buildRetourEcoleDocx(reseau, { ...ecole, commune }, { reseau: name, date }))

  expect(said('Agen', 'Ville')).toContain('Agen · Ville')
  expect(said(null, 'Ville')).not.toContain(' · ')
  expect(said('Agen', '')).not.toContain(' · ')
  expect(said('Agen', 'Ville')).not.toContain('Il a fallu')
  const counted = (proposes: Somme) =>
    docxOutline(buildRetourEcoleDocx(reseau, { ...ecole, proposes }, { reseau: 'Ville', date }))
  expect(counted(NONE)).toContain('Vous n’avez proposé aucun enfant cette année.')
  expect(counted(MASKED)).toContain('proposés : masqué.')
  expect(counted(COUNTED)).toContain('proposés : 9.')
  expect(said('Agen', 'Ville')).toContain('| Zola | 9 | 0 | 0 | 0 | 0 | 0 | – | 0 |')
})

test('porteurs of one name are told apart by their commune, then by the start of their number', () => {
  const at = (id: string, commune: string | null) => {
    const one = aContribution(id, 'Le Moulin', 1, {})
    return { ...one, porteur: { ...one.porteur, commune } }
  }
  const namesOf = (...received: readonly Contribution[]) => [
    ...nomsOf(consolidate(received, '2026-04-30')).values(),
  ]

  expect(namesOf(at('abcdef', 'Agen'))).toEqual(['Le Moulin'])
  expect(namesOf(at('abcdef', 'Agen'), at('bcdefg', 'Tours')).toSorted()).toEqual([
    ...['Le Moulin (Agen)', 'Le Moulin (Tours)'],
  ])
  expect(namesOf(at('abcdef', 'Agen'), at('bcdefg', 'Agen'), at('x', null)).toSorted()).toEqual([
    ...['Le Moulin', 'Le Moulin (Agen) n° abcd', 'Le Moulin (Agen) n° bcde'],
  ])
})

test('the same contributions give the same bytes', () => {
  const build = () => buildConsolidationDocx(town, { reseau: 'Ville', date })

  expect(build()).toEqual(build())
})

test('under the title: the day of the figures, after the year when anything was received', () => {
  const under = (received: readonly Contribution[]) =>
    docxOutline(
      buildConsolidationDocx(consolidate(received, '2026-04-30'), { reseau: 'Ville', date }),
    )
      .split('\n')
      .find((line) => line.includes('arrêté au'))

  expect(under([aContribution('a', 'Les Trois Ponts', 30, {})])).toBe(
    'Ville · Année scolaire 2025-2026 · arrêté au 30/04/2026',
  )
  expect(under([])).toBe('Ville · arrêté au 30/04/2026')
})

test('the delay told to a school is in « jour » below two', () => {
  const reseau = consolidate([...aNetwork({ porteurs: 1, annees: 1 })], '2017-06-30')
  const [ecole] = reseau.flux
  if (ecole === undefined) throw new Error('no school')
  const delayed = (delaiMoyenJours: number) => ({
    ...ecole,
    porteurs: ecole.porteurs.map((one) => ({ ...one, flux: { ...one.flux, delaiMoyenJours } })),
  })
  const said = (jours: number) =>
    docxOutline(buildRetourEcoleDocx(reseau, delayed(jours), { reseau: 'Ville', date }))

  expect(said(1.5)).toContain('1,5 jour pour')
  expect(said(2)).toContain('2 jours pour')
})

test('a mean delay weighs each porteur by its proposals that ended, or by all of them when that is masked', () => {
  const flux = (aboutis: number | null, proposes: number, delaiMoyenJours: number | null) =>
    ({ aboutis, proposes, delaiMoyenJours }) as Contribution['flux'][number]

  expect(delaiOf([flux(1, 9, 10)])).toBe(10)
  expect(delaiOf([flux(1, 9, 10), flux(3, 3, 20)])).toBe(17.5)
  expect(delaiOf([flux(null, 3, 10), flux(1, 9, 20)])).toBe(12.5)
  expect(delaiOf([flux(0, 4, 10), flux(2, 2, null)])).toBeNull()
})

test('in Word a note stays with its table, whose heads stand above their figures, off the next column', () => {
  const received = aContribution('a', 'Les Trois Ponts', 30, {})
  const docx = buildConsolidationDocx(consolidate([received], '2026-04-30'), {
    ...{ reseau: 'Ville', date },
  })

  expect(docxOutline(docx, 'word/document.xml', true)).toMatch(/compte une fois\.↓\n\|/)
  const cells = docxPart(docx, 'word/document.xml').match(/<w:tc>.*?<\/w:tc>/gs) ?? []
  expect(cells.length).toBeGreaterThan(10)
  for (const cell of cells) expect(cell).toContain('<w:ind w:right="80"/><w:jc w:val="left"/>')
})

test('in Word the tables are as wide as the text, and names take the room that figures leave', () => {
  const town = [...aNetwork({ porteurs: 3, annees: 2 })].map((one) => ({
    ...one,
    porteur: { ...one.porteur, nom: `Centre social et socioculturel ${one.porteur.nom}` },
  }))
  const docx = buildConsolidationDocx(consolidate(town, '2018-06-30'), { reseau: 'Ville', date })

  const xml = docxPart(docx, 'word/document.xml')
  const page = xml.slice(xml.indexOf('<w:pgSz'))
  const twips = (name: string) => Number(new RegExp(` w:${name}="(\\d+)"`).exec(page)?.[1])
  const textWidth = twips('w') - twips('left') - twips('right')
  const grids = [...xml.matchAll(/<w:tblGrid>.*?<\/w:tblGrid>/gs)].map(([grid]) =>
    [...grid.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width)),
  )
  for (const widths of grids) {
    const total = widths.reduce((sum, width) => sum + width, 0)
    expect(Math.abs(total - textWidth)).toBeLessThan(10)
  }
  const flux = grids.filter((widths) => widths.length === 6)
  expect(flux.some(([, porteur = 0, figure = 0]) => porteur > 2 * figure)).toBe(true)
})

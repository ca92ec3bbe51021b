import { resolve } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { buildBilanDocx } from '../../../main/documents/bilan/build-bilan.ts'
import { buildDonneesDocx } from '../../../main/documents/donnees/build-donnees.ts'
import { buildEcritDocx } from '../../../main/documents/ecrit/build-ecrit.ts'
import { buildFicheDocx } from '../../../main/documents/fiche/build-fiche-docx.ts'
import { buildFicheXlsx } from '../../../main/documents/fiche/build-fiche-xlsx.ts'
import { buildListeXlsx } from '../../../main/documents/liste/build-liste-xlsx.ts'
import { docxToPages } from '../../../main/documents/page/docx-to-pages.ts'
import {
  buildConsolidationDocx,
  buildConsolidationXlsx,
} from '../../../main/documents/reseau/build-consolidation.ts'
import { buildRetourEcoleDocx } from '../../../main/documents/reseau/build-retour-ecole.ts'
import { buildUnePageDocx } from '../../../main/documents/une-page/build-une-page.ts'
import { consolidate } from '../../../shared/domain/consolidation.ts'
import { ECRITS } from '../../../shared/domain/ecrit.ts'
import { aBilan } from '../../builders/a-bilan.ts'
import { aFicheVierge, LOGO } from '../../builders/a-fiche-vierge.ts'
import { aNetwork } from '../../builders/a-network.ts'
import { docxOutline } from '../../builders/docx-outline.ts'
import {
  aFigureAnnexe,
  aLignePrevisionnel,
  anOrientationAnnexe,
  aSeanceAnnexe,
  someAnnexes,
} from '../../builders/some-annexes.ts'
import { annexesBytes } from '../../builders/written-annexes.ts'

const snapshot = (name: string): string => resolve(import.meta.dirname, 'snapshots', name)
const DATE = new Date('2022-05-02T08:00:00Z')

/** Elements that say where and how large things are; names, ids and texts are left out. */
const MEASURES =
  /<(w:(?:sz|spacing|ind|tab|pgSz|pgMar|tblW|tcW|gridCol|gridSpan|trHeight|top|bottom|left|right|insideH|insideV|tblCellMar|shd|color|outlineLvl|jc|vAlign|vMerge|tblHeader|cantSplit|keepLines|pageBreakBefore|b|i)|wp:extent|col|pane|row|sheetFormatPr|pageMargins|pageSetup|printOptions|mergeCell|autoFilter|sz|alignment)\b([^>]*)>/g

/** Each measure of a document, a line: more rows or paragraphs of one kind change nothing. */
function measuresOf(bytes: Uint8Array): string {
  const measures = new Set<string>()
  for (const [path, part] of Object.entries(unzipSync(bytes))) {
    if (!/\.xml$/.test(path) || /theme|docProps|numbering|settings/.test(path)) continue
    for (const [, name, attributes = ''] of strFromU8(part).matchAll(MEASURES)) {
      // A row of a sheet says its number too: its height alone is a measure.
      const said = name === 'row' ? (/ ht="[^"]*"/.exec(attributes)?.[0] ?? '') : attributes
      measures.add(`${path} ${name}${said.replace(/\/$/, '')}`)
    }
  }
  return `${[...measures].join('\n')}\n`
}

/** The words of a document in their order: paragraphs and tables of a text, cells of a workbook with their formulas and formats. */
function textsOf(bytes: Uint8Array): string {
  const parts = unzipSync(bytes)
  const xmlOf = (path: string) => strFromU8(parts[path] ?? new Uint8Array())
  if (parts['word/document.xml'] !== undefined) {
    const charts = Object.keys(parts).filter((path) => /charts\/chart\d+\.xml$/.test(path))
    const values = charts.map((path) =>
      [...xmlOf(path).matchAll(/<c:v>([^<]*)<|<c:gapWidth ([^>]*)\/>/g)]
        .map(([, value, gap]) => value ?? gap)
        .join(' | '),
    )
    return [docxOutline(bytes, undefined, true), ...values, ''].join('\n')
  }
  const properties = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())
  const named = [...properties.matchAll(/<(dc:title|dc:creator)>([^<]*)</g)].map(
    ([, name, value]) => `${name} ${value}`,
  )
  const words = (xml: string) => [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text)
  const shared = xmlOf('xl/sharedStrings.xml')
    .split('</si>')
    .map((one) => words(one).join(''))
  const codes = new Map(
    [...xmlOf('xl/styles.xml').matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(
      ([, id, code]) => [id, code],
    ),
  )
  const [, looks = ''] = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(xmlOf('xl/styles.xml')) ?? []
  const formats = [...looks.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id]) => codes.get(id))
  const sheets = Object.keys(parts).filter((path) => /worksheets\/[^/]*\.xml$/.test(path))
  const told = sheets.toSorted(naturally).map((path) => {
    const cells = xmlOf(path).matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)
    return [...cells].flatMap(([, at, attributes = '', inside = '']) => {
      const [, formula] = /<f>(.*?)<\/f>/s.exec(inside) ?? []
      const [, value = words(inside).join('')] = /<v>(.*?)<\/v>/s.exec(inside) ?? []
      const text = attributes.includes('t="s"') ? shared[Number(value)] : value
      const format = formats[Number(/ s="(\d+)"/.exec(attributes)?.[1])]
      if (text === '' && formula === undefined) return []
      return `${at} ${text}${formula === undefined ? '' : ` = ${formula}`}${format === undefined ? '' : ` (${format})`}`
    })
  })
  return `${[named.join('\n'), ...told.map((lines, index) => [sheets.toSorted(naturally)[index], ...lines].join('\n'))].join('\n\n')}\n`.replace(
    /[\u00a0\u202f]/g,
    ' ',
  )
}

const naturally = new Intl.Collator('fr', { numeric: true }).compare

/** A porteur hides its small numbers, another has no place and nobody who waits. */
const town = consolidate(
  [...aNetwork({ porteurs: 3, annees: 2 })].map((one, index) => {
    if (index % 3 === 0) return one
    const flux = one.flux.map((school) => ({ ...school, listeAttente: index % 2 === 0 ? null : 7 }))
    if (index % 3 === 1) return { ...one, flux, attente: { CP: null, '6e': 5 } }
    const { placesNiveaux: _, formationsCommunes: __, ...rest } = one
    return { ...rest, flux, placesLibres: null, attente: {} }
  }),
  '2018-06-30',
)
const ecole = town.flux[0] as (typeof town.flux)[number]
const UNE_PAGE = {
  ...{ structure: 'La Boussole', sousTitre: 'Clas', arreteAu: '2022-04-30' },
  chiffres: ['3 enfants', '12 familles', '160 h', '85 %'].map((one) => ({
    ...{ valeur: one.split(' ')[0] ?? '', libelle: one.split(' ')[1] ?? '' },
  })),
  graphiques: ['Niveaux', 'Statuts'].map((titre) => ({
    titre,
    parts: ['Élémentaire', 'Collège', 'Lycée'].map((libelle, rang) => ({
      libelle,
      valeur: 12 - rang,
    })),
  })),
  phrases: ['Une phrase.', 'Une autre.'],
}
const ECRIT = { structure: 'La Boussole', sousTitre: 'Clas', logo: LOGO, textes: { themes: 'Un.' } }
const texteOf = ({ champs }: (typeof ECRITS)['experience']) =>
  Object.fromEntries(
    champs.map(({ code, label, options }) => [
      code,
      options?.slice(0, 2).join('\n') ?? `${label} : une ligne.\nUne autre.`,
    ]),
  )
const CRITERES = Array.from({ length: 13 }, (_, index) => `Critère ${index + 1}`)
const LONG = 'Un texte assez long pour prendre plusieurs lignes de sa colonne. '.repeat(4)
const dates = Array.from(
  { length: 60 },
  (_, index) => `2021-${10 + (index % 3)}-${10 + (index % 20)}`,
)
/** Annexes of a draft, with all kinds of lines, long texts and a grid of more than a page. */
const PLEINES = someAnnexes({
  brouillon: { titre: 'BROUILLON', reste: ['3 réponses proposées', 'une réponse manque'] },
  nominatif: true,
  presencesNonComptees: 2,
  orientations: [
    anOrientationAnnexe({
      identite: {
        ...{ nom: 'Benali', prenom: 'Inès', classe: 'CE2 A', enseignant: 'Mme Roy' },
        ...{ situations: [], criteres: ['Un', 'Deux'], objectif: LONG },
      },
    }),
  ],
  actionsParents: [
    {
      ...{ date: '2021-12-17', genre: 'convivialite', participants: null, familles: 2 },
      identite: { familles: ['Benali', 'Roy'], note: LONG },
    },
  ],
  effectifs: [
    { tranche: '6-10', sexe: 'F', quartier: 'Les Tilleuls', nombre: 2 },
    { tranche: '6-10', sexe: null, quartier: null, nombre: 1 },
    { tranche: '17-', sexe: 'M', quartier: 'Centre', nombre: 1 },
    { tranche: null, sexe: 'M', quartier: null, nombre: 3 },
  ],
  seances: [
    aSeanceAnnexe({ note: LONG, motif: LONG, inconnus: 3, activites: ['jeux', 'numerique'] }),
    aSeanceAnnexe({ debut: null, fin: null, minutes: 61, etat: 'prevue' } as never),
  ],
  grilles: [
    {
      ...{ collectif: 'Mardi', dates },
      lignes: [
        {
          ...{ enfant: 'E01', marques: dates.map(() => 'present' as const) },
          ...{ presents: 60, absents: 0, excuses: 0, inconnus: 0 },
        },
      ],
    },
  ],
  figures: [
    aFigureAnnexe({ isCorrected: true, valeur: 4, raison: LONG }),
    aFigureAnnexe({ isProposed: true, kind: 'hours', valeur: 17.25, valeurCalculee: 17.25 }),
    aFigureAnnexe({ kind: 'rate', valeur: 0.844, valeurCalculee: null } as never),
    aFigureAnnexe({ isFreeText: true, kind: 'text', valeur: LONG, recordsCount: null } as never),
  ],
  previsionnel: [
    aLignePrevisionnel({
      kind: 'hours',
      prevu: 160,
      prevuALaDate: 120,
      reel: 107.5,
      base: 'seances',
    }),
    aLignePrevisionnel({
      kind: 'hours',
      prevu: 0,
      reel: 2,
      base: 'calendrier',
      aVenir: 1,
    } as never),
    aLignePrevisionnel({ kind: 'date', prevu: '2021-09-20', reel: '2021-09-27' }),
    aLignePrevisionnel({ kind: 'date', prevu: '2022-06-17', reel: '2022-06-10' }),
    aLignePrevisionnel({ prevu: 2.5, reel: 3 }),
    aLignePrevisionnel({ prevu: 4, reel: 4, differs: false }),
    aLignePrevisionnel({ prevu: 4, reel: 2 }),
    aLignePrevisionnel({ prevu: null, reel: 2 }),
    aLignePrevisionnel({ prevu: 4, reel: null, base: 'annee' }),
    aLignePrevisionnel({ kind: 'yes-no', prevu: true, reel: false } as never),
    aLignePrevisionnel({ kind: 'yes-no', prevu: false, reel: true } as never),
  ],
})
const DONNEES = {
  ...{ structure: 'La Boussole', titre: 'Registre', sousTitre: 'Clas' },
  parties: [{ titre: 'Un', textes: ['Deux.'], puces: ['Trois'], lignes: [['Quatre', 'Cinq']] }],
} as const
const LISTE = { titre: 'Lignes', colonnes: ['Feuille', 'Ligne'], lignes: [['CE2', '5']] }

test.each<readonly [string, () => Uint8Array | Promise<Uint8Array>]>([
  ['bilan', () => buildBilanDocx(aBilan(), { date: DATE, author: 'Équipe' })],
  ['fiche', () => buildFicheDocx(aFicheVierge({ texte: 'Un mot.', logo: LOGO }), { date: DATE })],
  ['fiche-classeur', () => buildFicheXlsx(aFicheVierge({ texte: 'Un mot.', logo: LOGO }), DATE)],
  ['reseau', () => buildConsolidationDocx(town, { reseau: 'Ville', date: DATE })],
  ['reseau-classeur', () => buildConsolidationXlsx(town, { reseau: 'Ville', date: DATE })],
  ['retour-ecole', () => buildRetourEcoleDocx(town, ecole, { reseau: 'Ville', date: DATE })],
  ['une-page', () => buildUnePageDocx(UNE_PAGE, DATE, LOGO)],
  [
    'ecrit',
    () =>
      buildEcritDocx(
        { ...ECRIT, textes: texteOf(ECRITS.experience), ecrit: ECRITS.experience },
        DATE,
      ),
  ],
  [
    'contrat',
    () => buildEcritDocx({ ...ECRIT, logo: null, textes: {}, ecrit: ECRITS.contrat }, DATE),
  ],
  ['fiche-longue', () => buildFicheDocx(aFicheVierge({ criteres: CRITERES }), { date: DATE })],
  ['annexes-pleines', () => annexesBytes(PLEINES)],
  ['donnees', () => buildDonneesDocx(DONNEES, DATE)],
  ['liste', () => buildListeXlsx(LISTE, DATE)],
  ['annexes', () => annexesBytes(someAnnexes())],
])(
  'the document stays as it was drawn: its words, and its sizes, widths, margins and borders: %s',
  async (name, build) => {
    const bytes = await build()

    // One that changes on purpose: `npx vitest run test/main/documents/layout.test.ts --config .config/vitest.config.ts -u`.
    await expect(measuresOf(bytes)).toMatchFileSnapshot(snapshot(`mesures-${name}.txt`))
    await expect(textsOf(bytes)).toMatchFileSnapshot(snapshot(`textes-${name}.txt`))
  },
)

test.each<readonly [string, () => Uint8Array]>([
  ['une-page', () => buildUnePageDocx(UNE_PAGE, DATE, LOGO)],
  ['fiche', () => buildFicheDocx(aFicheVierge({ texte: 'Un mot.', logo: LOGO }), { date: DATE })],
  ['donnees', () => buildDonneesDocx(DONNEES, DATE)],
])('its pages on screen stay as they were drawn: %s', async (name, build) => {
  const parts = Object.entries(docxToPages(build()))

  const told = parts.map(
    ([part, html]) => `${part}\n${typeof html === 'string' ? html : JSON.stringify(html)}`,
  )
  const lines = told
    .join('\n\n')
    .replace(/base64,[^"]*/g, 'base64')
    .replace(/>(?=<)/g, '>\n')
  await expect(`${lines}\n`).toMatchFileSnapshot(snapshot(`pages-${name}.txt`))
})

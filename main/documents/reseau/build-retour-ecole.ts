import type { Consolidation, FluxEtablissement } from '../../../shared/domain/consolidation.ts'
import { formatCount, formatDate, formatNumber, typographie } from '../../../shared/format.ts'
import { type Block, evenColumns, row, ruledTable, separated, text } from '../word/blocks.ts'
import { packDocument, wordDocument } from '../word/pack.ts'
import { oneLine } from '../word/text.ts'
import { STYLE } from '../word/theme.ts'
import { delaiOf, sourcesOf } from './flux-tables.ts'
import { sommeText } from './lignes.ts'

/** Outcome of the proposals of one school over every porteur, for its teachers: one page, no name. */
export function buildRetourEcoleDocx(
  town: Consolidation,
  ecole: FluxEtablissement,
  { reseau, date }: { readonly reseau: string; readonly date: Date },
): Uint8Array {
  return packDocument(
    wordDocument({
      title: typographie(`Retour du réseau à ${oneLine(ecole.nom)}`),
      author: oneLine(reseau),
      children: [
        text(typographie(oneLine(ecole.nom)), 'Title'),
        text(
          typographie(
            [ecole.commune, reseau].flatMap((part) => (part ? oneLine(part) : [])).join(' · '),
          ),
          STYLE.subtitle,
        ),
        text(
          typographie(
            `Ce que sont devenues vos propositions au Clas, arrêté au ${formatDate(town.arreteAu)}`,
          ),
          STYLE.note,
        ),
        ...separated([...sentencesOf(ecole).map((one) => text(one, STYLE.question))]),
        ...tableOf(town, ecole),
        text(
          typographie(
            'Les nombres de 1 à 4 sont masqués par les porteurs pour qu’aucun enfant ne soit reconnu. Merci de vos orientations.',
          ),
          STYLE.note,
        ),
      ],
    }),
    date,
  )
}

function sentencesOf(ecole: FluxEtablissement): readonly string[] {
  const delai = delaiOf(ecole.porteurs.map(({ flux }) => flux))
  const { proposes, inscrits, enfants } = ecole
  return [
    proposes.valeur === 0 && proposes.masques === 0
      ? 'Vous n’avez proposé aucun enfant cette année.'
      : `Enfants proposés : ${sommeText(proposes)}. Inscrits : ${sommeText(inscrits)}.`,
    `Enfants de votre école accueillis en tout : ${sommeText(enfants)}, chez ${formatCount(ecole.porteurs.length, 'porteur')}.`,
    ...(delai === null
      ? []
      : [
          `Il a fallu en moyenne ${formatNumber(delai, 1)} ${delai < 2 ? 'jour' : 'jours'} pour vous répondre.`,
        ]),
  ].map(typographie)
}

const COLONNES = [
  'Porteur',
  'Proposés',
  'Inscrits',
  'En attente',
  'Refusés',
  'Sans suite',
  'En cours',
  'Délai moyen (jours)',
  'Accueillis',
]

function tableOf(town: Consolidation, ecole: FluxEtablissement): readonly Block[] {
  const { widths, cells } = evenColumns(COLONNES.length, 0.28)
  return [
    text('Par porteur', 'Heading2'),
    ruledTable(
      [
        row(cells(COLONNES.map(typographie), STYLE.caption), { isHeader: true, keepNext: true }),
        ...sourcesOf(town, ecole).map(({ nom, sent }) =>
          row(
            cells(
              [nom, ...sent].map((cellule) =>
                cellule === null
                  ? '–'
                  : typeof cellule === 'number'
                    ? formatNumber(cellule, 1)
                    : oneLine(cellule),
              ),
              STYLE.label,
            ),
          ),
        ),
      ],
      widths,
      `Propositions de ${ecole.nom}, par porteur`,
    ),
  ]
}

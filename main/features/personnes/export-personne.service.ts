import { extname } from 'node:path'
import type { Kysely } from 'kysely'
import { todayOf } from '../../../shared/dates.ts'
import {
  type DonneesPersonne,
  type LigneDonnees,
  type Personne,
  texteDonnee,
} from '../../../shared/domain/personne.ts'
import { formatDate, formatPersonne, typographie } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import {
  LIBELLES_GENRE_PARENTS,
  LIBELLES_HEURES,
  LIBELLES_INSCRIPTION,
  LIBELLES_ORIENTATION,
  LIBELLES_ORIGINE,
  LIBELLES_PRESENCE,
  LIBELLES_SITUATION,
  LIBELLES_STATUT,
} from '../../../shared/texts/libelles.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { type WrittenFile, writeFileSafely } from '../../documents/write-file.ts'
import { findDonnees } from './donnees.repository.ts'

type Db = Kysely<Database>

export function findDonneesPersonne(
  db: Db,
  personne: Personne,
): Promise<Result<DonneesPersonne, AppError>> {
  return inSnapshot(db, async (trx) => {
    const parties = await findDonnees(trx, personne)
    const [first] = parties[0]?.lignes ?? []
    if (first === undefined) {
      return err({ code: 'not-found', what: personne.genre, name: personne.id })
    }
    const titre =
      personne.genre === 'famille'
        ? `Famille ${familleNom(parties)}`.trim()
        : formatPersonne({ nom: String(first.Nom ?? ''), prenom: String(first.Prénom ?? '') })
    const anonymiseLe = first['Anonymisé le'] ?? null
    return ok({
      titre,
      anonymiseLe: anonymiseLe === null ? null : String(anonymiseLe),
      parties: inWords(parties).filter(({ lignes }) => lignes.length > 0),
    })
  })
}

/** Wordings of each column's codes; a column may hold several codes, « enseignant, famille ». */
const LIBELLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Statut: { ...LIBELLES_STATUT, ...LIBELLES_INSCRIPTION, ...LIBELLES_ORIENTATION },
  Situation: LIBELLES_SITUATION,
  Situations: LIBELLES_SITUATION,
  Origine: LIBELLES_ORIGINE,
  Présence: LIBELLES_PRESENCE,
  Genre: LIBELLES_GENRE_PARENTS,
  Catégorie: LIBELLES_HEURES,
}

function inWords(parties: DonneesPersonne['parties']): DonneesPersonne['parties'] {
  const worded = ([column, value]: [string, LigneDonnees[string]]) => {
    const libelles = LIBELLES[column]
    if (typeof value !== 'string' || libelles === undefined) return [column, value] as const
    const codes = value.split(/,\s*/)
    return [column, codes.map((code) => libelles[code] ?? code).join(', ')] as const
  }
  return parties.map(({ titre, lignes }) => ({
    titre,
    lignes: lignes.map((ligne) => Object.fromEntries(Object.entries(ligne).map(worded))),
  }))
}

const familleNom = (parties: Awaited<ReturnType<typeof findDonnees>>): string =>
  String(parties.find(({ titre }) => titre === 'Responsables')?.lignes[0]?.Nom ?? '')

/** Writes the data of a person to a file, as JSON, text or an HTML page by its extension. */
export async function exportPersonne(
  db: Db,
  personne: Personne,
  { path, now }: { readonly path: string; readonly now: Date },
): Promise<
  Result<
    { readonly written: WrittenFile; readonly parties: Readonly<Record<string, number>> },
    AppError
  >
> {
  const donnees = await findDonneesPersonne(db, personne)
  if (!donnees.ok) return donnees
  const text = textOf(donnees.value, extname(path).toLowerCase(), now)
  const written = await writeFileSafely(path, new TextEncoder().encode(text))
  if (!written.ok) return written
  const parties = donnees.value.parties.map(({ titre, lignes }) => [titre, lignes.length] as const)
  return ok({ written: written.value, parties: Object.fromEntries(parties) })
}

function textOf(donnees: DonneesPersonne, extension: string, now: Date): string {
  if (extension === '.json') return `${JSON.stringify(donnees, null, 1)}\n`
  return extension === '.txt' ? plainText(donnees, now) : page(donnees, now)
}

const INTRO = (now: Date): string =>
  typographie(
    `Tout ce que Cartable garde sur cette personne, au ${formatDate(todayOf(now))}. Les données restent sur l’ordinateur de la structure ; demandez-lui de les corriger ou de les effacer.`,
  )

const shown = (ligne: LigneDonnees) =>
  Object.entries(ligne)
    .filter(([, value]) => value !== null && value !== '')
    .map(([libelle, value]) => [libelle, texteDonnee(value)] as const)

function plainText({ titre, parties }: DonneesPersonne, now: Date): string {
  const blocks = parties.map(({ titre: own, lignes }) =>
    [
      own.toUpperCase(),
      ...lignes.map((ligne) =>
        shown(ligne)
          .map(([libelle, value]) => `${libelle} : ${value}`)
          .join(' ; '),
      ),
    ].join('\n'),
  )
  return `${[titre, INTRO(now), ...blocks].join('\n\n')}\n`
}

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}' +
  'h2{margin:1.6rem 0 .4rem;font-size:1.15rem}table{border-collapse:collapse;width:100%}' +
  'tbody th{font-weight:400;color:#555;width:14rem}table+table{margin-top:1rem}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ccc}'

/** Columns that fit on a printed page at most; beyond, each record is a list of its own. */
const WIDEST = 7

const upright = (ligne: LigneDonnees): string => {
  const rows = shown(ligne).map(
    ([label, value]) =>
      `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  )
  return `<table><tbody>\n${rows.join('\n')}\n</tbody></table>`
}

function page({ titre, parties }: DonneesPersonne, now: Date): string {
  const tables = parties.map(({ titre: own, lignes }) => {
    const columns = [...new Set(lignes.flatMap((ligne) => shown(ligne).map(([label]) => label)))]
    const head = columns.map((label) => `<th scope="col">${escapeHtml(label)}</th>`).join('')
    const rows = lignes.map(
      (ligne) =>
        `<tr>${columns.map((label) => `<td>${escapeHtml(texteDonnee(ligne[label] ?? null))}</td>`).join('')}</tr>`,
    )
    if (columns.length > WIDEST)
      return `<h2>${escapeHtml(own)}</h2>\n${lignes.map(upright).join('\n')}`
    return `<h2>${escapeHtml(own)}</h2>\n<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`
  })
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(titre)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(titre)}</h1>
<p>${escapeHtml(INTRO(now))}</p>
${tables.join('\n')}
</body></html>
`
}

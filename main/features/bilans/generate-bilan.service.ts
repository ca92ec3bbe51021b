import { join } from 'node:path'
import { libelleAnnee } from '../../../shared/dates.ts'
import { STATUTS } from '../../../shared/domain/listes.ts'
import { PALIERS } from '../../../shared/domain/niveau.ts'
import { formatCount, formatDate, formatNumber } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { LIBELLES_PALIER, LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { writeAnnexes } from '../../documents/annexes/write-annexes.ts'
import { fileName } from '../../documents/file-name.ts'
import type { UnePage } from '../../documents/une-page/build-une-page.ts'
import type { LogoImage } from '../../documents/word/logo.ts'
import type { FileContent } from '../../documents/write-file.ts'
import { makeFolder } from '../../documents/write-file.ts'
import { findAnnexes } from '../annexes/annexes.service.ts'
import { pdfOf, placeFor, type SiPris, writeDocument } from '../documents/documents.service.ts'
import type { PrintPdf } from '../services.ts'
import { findLogo } from '../structure/structure.service.ts'
import { loadTrame } from '../trames/trames.service.ts'
import { type BilanCalcule, type DemandeBilan, fillTrame } from './bilans.service.ts'
import { syntheseOf } from './synthese.ts'

const chiffre = (count: number, singulier: string, pluriel = `${singulier}s`) => ({
  valeur: formatNumber(count),
  libelle: count >= 2 ? pluriel : singulier,
})

type GenerateOptions = {
  readonly tramesFolder: string
  /** Folder of the files; made when it is not there. */
  readonly sortie: string
  /** Annexes with the children's names: for the coordinator's own use, never for the Caf. */
  readonly annexesNominatives: boolean
  readonly siPris: SiPris
  /** Whether to write one more file, a page for the board and the mairie. */
  readonly unePage?: boolean
  /** Printer of the same documents as PDF, beside them; no PDF by default. */
  readonly printPdf?: PrintPdf | undefined
  /** Moment of the run, written in the files' properties. */
  readonly now: Date
  /** Called before each step with the number done, the total, and the label of the next one. */
  onProgress?(done: number, total: number, label: string): void
}

/** Paths of the files written. */
type GeneratedBilan = {
  readonly bilan: string
  readonly annexes: string
  /** Path of the page for the board; null unless it was asked for. */
  readonly unePage: string | null
  readonly pdfs: readonly string[]
}

/** File to write: label of the step that the user sees, name, bytes. */
type Sortie = {
  readonly genre: 'bilan' | 'annexes' | 'unePage' | 'pdf'
  readonly label: string
  readonly name: string
  readonly content: () => Promise<FileContent>
}

/** Writes the filled form (.docx), its annexes (.xlsx) and the optional files side by side; each is whole or not there. */
export async function generateBilan(
  db: OpenDatabase['db'],
  demande: DemandeBilan,
  options: GenerateOptions,
): Promise<Result<GeneratedBilan, AppError>> {
  const composed = await composeBilan(db, demande, {
    ...options,
    nominatif: options.annexesNominatives,
  })
  if (!composed.ok) return composed
  const sorties = sortiesOf(composed.value, options)
  const step = (done: number, label: string) =>
    options.onProgress?.(done, sorties.length + 1, label)
  step(0, 'Calcul des chiffres')
  const folder = await makeFolder(options.sortie)
  if (!folder.ok) return folder
  // Every place is settled before any file is written.
  const places: string[] = []
  for (const { name } of sorties) {
    const place = await placeFor(db, join(options.sortie, name), options.siPris)
    if (!place.ok) return place
    places.push(place.value)
  }
  const paths: { readonly genre: Sortie['genre']; readonly path: string }[] = []
  for (const [index, { genre, label, content }] of sorties.entries()) {
    step(index + 1, label)
    const written = await writeDocument(db, places[index] as string, await content(), options)
    if (!written.ok) return written
    paths.push({ genre, path: written.value.path })
  }
  step(sorties.length + 1, 'Terminé')
  const of = (genre: Sortie['genre']) => paths.filter((one) => one.genre === genre)
  return ok({
    bilan: of('bilan')[0]?.path as string,
    annexes: of('annexes')[0]?.path as string,
    unePage: of('unePage')[0]?.path ?? null,
    pdfs: of('pdf').map(({ path }) => path),
  })
}

function sortiesOf(
  { files }: ComposedBilan,
  { unePage, printPdf }: GenerateOptions,
): readonly Sortie[] {
  const { bilan, annexes } = files
  const words: Sortie[] = [
    { genre: 'bilan', label: 'Bilan Word', name: bilan.name, content: bilan.bytes },
    ...(unePage
      ? [
          {
            ...files.unePage,
            genre: 'unePage',
            label: 'Une page',
            content: files.unePage.bytes,
          } as const,
        ]
      : []),
  ]
  const pdfs = words.map(({ name, content }): Sortie => {
    const print = async () => pdfOf((await content()) as Uint8Array, printPdf as PrintPdf)
    return { genre: 'pdf', label: 'PDF', name: name.replace(/\.docx$/, '.pdf'), content: print }
  })
  return [
    ...words,
    {
      ...({ genre: 'annexes', label: 'Annexes Excel', name: annexes.name } as const),
      content: async () => annexes.write,
    },
    ...(printPdf === undefined ? [] : pdfs),
  ]
}

/** A bilan and its annexes with the names of their files, before they are written. */
export type ComposedBilan = {
  readonly computed: BilanCalcule
  readonly files: {
    readonly bilan: { readonly name: string; readonly bytes: () => Promise<Uint8Array> }
    readonly annexes: { readonly name: string; readonly write: (path: string) => Promise<void> }
    readonly unePage: { readonly name: string; readonly bytes: () => Promise<Uint8Array> }
  }
}

/** The bilan and its annexes from one snapshot: a présence written meanwhile is in both or in neither. */
export async function composeBilan(
  db: OpenDatabase['db'],
  { actionId, arreteAu, trame }: DemandeBilan,
  {
    tramesFolder,
    nominatif,
    now,
  }: { readonly tramesFolder: string; readonly nominatif: boolean; readonly now: Date },
): Promise<Result<ComposedBilan, AppError>> {
  const read = await loadTrame(tramesFolder, trame)
  if (!read.ok) return read
  return inSnapshot(db, async (trx) => {
    const found = await fillTrame(trx, read.value, { actionId, arreteAu })
    if (!found.ok) return found
    const data = await findAnnexes(trx, { actionId, arreteAu, nominatif })
    if (data === null) return err({ code: 'not-found', what: 'action', name: actionId } as const)
    const computed = found.value
    const logo = await findLogo(trx)
    const annexes = nominatif ? 'Annexes nominatives' : 'Annexes'
    return ok({
      computed,
      files: {
        bilan: {
          name: fileName(nameOf(computed, 'Bilan'), '.docx'),
          // A nominative copy is never joined.
          bytes: () =>
            bilanBytes(computed, now, { logo, piecesJointes: nominatif ? [] : [PIECE_JOINTE] }),
        },
        annexes: {
          name: fileName(nameOf(computed, annexes), '.xlsx'),
          write: (path: string) => writeAnnexes({ ...data, ...syntheseOf(computed) }, path, now),
        },
        unePage: {
          name: fileName(nameOf(computed, 'Une page'), '.docx'),
          bytes: () => unePageBytes(computed, now, logo),
        },
      },
    })
  })
}

/** Line on the attached tools that the form asks for: they are sheets of the annexes. */
const PIECE_JOINTE =
  'Annexes (tableur) : grilles de présence de chaque collectif, assiduité de chaque enfant et suivi de la progression, sans les noms.'

/** Name of a document: « Bilan Clas 2025-2026 – action 1 – arrêté au 30-04-2026 ». */
const nameOf = ({ bilan }: BilanCalcule, what: string): string => {
  const date = formatDate(bilan.arreteAu).replaceAll('/', '-')
  return `${what} Clas ${libelleAnnee(bilan.annee)} – action ${bilan.action.numero} – arrêté au ${date}`
}

async function bilanBytes(
  { bilan }: BilanCalcule,
  now: Date,
  options: { readonly logo: LogoImage | null; readonly piecesJointes: readonly string[] },
): Promise<Uint8Array> {
  // docx takes a moment to load: only whoever writes a bilan waits for it.
  const { buildBilanDocx } = await import('../../documents/bilan/build-bilan.ts')
  return buildBilanDocx(bilan, { date: now, author: bilan.structure, ...options })
}

async function unePageBytes(
  computed: BilanCalcule,
  now: Date,
  logo: LogoImage | null,
): Promise<Uint8Array> {
  const { buildUnePageDocx } = await import('../../documents/une-page/build-une-page.ts')
  return buildUnePageDocx(unePageOf(computed), now, logo)
}

/** The page for the board and the mairie, from the very figures of the bilan, corrected ones included. */
function unePageOf({ bilan, indicateurs }: BilanCalcule): UnePage {
  const { action, annee, arreteAu, structure } = bilan
  const computed = (code: string) => indicateurs.figures.get(code)?.valeur
  const numberOf = (valeur: unknown): number => (typeof valeur === 'number' ? valeur : 0)
  const of = (code: string) => numberOf(bilan.champs[code]?.valeur ?? computed(code))
  const taux = computed('assiduite.taux')
  const enfants = of('public.total')
  const familles = of('public.familles')
  const heures = of('intervenants.total.heures')
  const intervenants = of('intervenants.total.nombre')
  const benevoles = of('intervenants.benevole.nombre')
  const part = (libelle: string, valeur: number) => (valeur === 0 ? [] : [{ libelle, valeur }])
  // One column alone says nothing: an action of one palier shows its enfants by sexe.
  const paliers = PALIERS.flatMap((palier) => part(LIBELLES_PALIER[palier], of(`public.${palier}`)))
  const [filles, garcons] = [of('public.enfants.sexe-F'), of('public.enfants.sexe-M')]
  const sexes = {
    titre: 'Filles et garçons',
    parts: [
      ...part('Filles', filles),
      ...part('Garçons', garcons),
      ...part('Non précisé', numberOf(computed('public.total')) - filles - garcons),
    ],
  }
  const intitule = action.intitule === null ? '' : ` – ${action.intitule}`
  return {
    structure,
    sousTitre: `Clas ${libelleAnnee(annee)}, action n° ${action.numero}${intitule}`,
    arreteAu,
    chiffres: [
      chiffre(enfants, 'enfant', 'enfants et jeunes'),
      chiffre(familles, 'famille'),
      chiffre(Math.round(heures), 'heure d’accompagnement', 'heures d’accompagnement'),
      {
        valeur: typeof taux === 'number' ? `${formatNumber(taux * 100, 0)} %` : '–',
        libelle: 'd’assiduité',
      },
    ],
    graphiques: [
      paliers.length === 1 ? sexes : { titre: 'Enfants par niveau', parts: paliers },
      {
        titre: 'Heures par statut, à l’heure près',
        parts: STATUTS.flatMap((statut) =>
          part(LIBELLES_STATUT[statut], Math.round(of(`intervenants.${statut}.heures`))),
        ),
      },
    ],
    phrases: [
      enfants === 0
        ? 'Aucun enfant n’a encore été accueilli à cette date.'
        : `${formatCount(enfants, 'enfant ou jeune', 'enfants et jeunes')}, de ${formatCount(familles, 'famille')}, ${enfants > 1 ? 'ont été accueillis' : 'a été accueilli'} dans ${formatCount(of('public.collectifs'), 'collectif')} pendant ${formatCount(of('calendrier.semaines'), 'semaine')} d’activité.`,
      ...(intervenants === 0
        ? []
        : [
            `${formatCount(intervenants, 'intervenant')}, dont ${formatCount(benevoles, 'bénévole')}, ${enfants > 1 ? 'leur' : 'lui'} ${intervenants > 1 ? 'ont' : 'a'} donné ${formatNumber(heures, 2)} ${heures >= 2 ? 'heures' : 'heure'}.`,
          ]),
    ],
  }
}

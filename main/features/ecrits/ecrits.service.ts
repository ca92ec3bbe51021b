import type { Kysely } from 'kysely'
import { dayInAnnee, type IsoDate, libelleAnnee } from '../../../shared/dates.ts'
import {
  ECRITS,
  proposeTextes,
  type SourcesEcrit,
  type TexteEcrit,
} from '../../../shared/domain/ecrit.ts'
import type { Indicateurs } from '../../../shared/domain/indicateurs.ts'
import { type DocumentEcrit, JOURS } from '../../../shared/domain/listes.ts'
import {
  compareTexts,
  formatCount,
  formatNumber,
  frCollator,
  joined,
  typographie,
} from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { fileName } from '../../documents/file-name.ts'
import { findActionDeLAnnee, findCadre } from '../actions/actions.service.ts'
import { findTextesDuBilan } from '../bilans/reponses.service.ts'
import { findIndicateurs } from '../indicateurs/indicateurs.service.ts'
import { findLogo, readStructure } from '../structure/structure.service.ts'
import { deleteTexte, findCreneaux, findTextes, putTexte } from './ecrits.repository.ts'

type Db = Kysely<Database>

type DemandeEcrit = { readonly actionId: string; readonly document: DocumentEcrit }

/** Head and texts of a document of an action, in its order. */
export function findEcrit(
  db: Db,
  { actionId, document }: DemandeEcrit,
  arreteAu: IsoDate,
): Promise<
  Result<{ readonly textes: readonly TexteEcrit[]; readonly sources: SourcesEcrit }, AppError>
> {
  return inSnapshot(db, async (trx) => {
    const sources = await findSources(trx, actionId, arreteAu)
    if (!sources.ok) return sources
    const proposed = proposeTextes(document, sources.value)
    const kept = await findTextes(trx, actionId, document)
    const textes = ECRITS[document].champs.map(({ code }): TexteEcrit => {
      const propose = typographie(proposed[code] ?? '')
      return { code, propose, texte: kept[code] ?? propose }
    })
    return ok({ textes, sources: sources.value })
  })
}

/** Keeps the texts changed in a document; a text equal to the records' proposal follows it. */
export function saveEcrit(
  db: Db,
  {
    actionId,
    document,
    textes,
  }: DemandeEcrit & { readonly textes: Readonly<Record<string, string>> },
  { now, arreteAu }: { readonly now: Date; readonly arreteAu: IsoDate },
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const found = await findEcrit(trx, { actionId, document }, arreteAu)
    if (!found.ok) return found
    say(ECRITS[document].titre)
    for (const { code, propose } of found.value.textes) {
      const texte = textes[code]
      if (texte === undefined) continue
      const row = { action_id: actionId, document, champ: code }
      if (plain(texte) === plain(propose)) await deleteTexte(trx, row)
      else await putTexte(trx, { ...row, texte })
    }
    return ok(undefined)
  })
}

/** A document of an action as the bytes of a .docx, with the name of its file. */
export async function composeEcrit(
  db: Db,
  demande: DemandeEcrit,
  { now, arreteAu }: { readonly now: Date; readonly arreteAu: IsoDate },
): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array }, AppError>> {
  const found = await findEcrit(db, demande, arreteAu)
  if (!found.ok) return found
  const { textes, sources } = found.value
  const ecrit = ECRITS[demande.document]
  // docx takes a moment to load: only whoever writes a document waits for it.
  const { buildEcritDocx } = await import('../../documents/ecrit/build-ecrit.ts')
  const bytes = buildEcritDocx(
    {
      ecrit,
      structure: sources.structure,
      sousTitre: [sources.structure, sources.intitule, `année ${sources.annee}`].join(' – '),
      textes: Object.fromEntries(textes.map(({ code, texte }) => [code, texte])),
      logo: await findLogo(db),
    },
    now,
  )
  return ok({
    name: fileName(`${ecrit.nom} ${sources.annee} – ${sources.intitule}`, '.docx'),
    bytes,
  })
}

async function findSources(
  db: Db,
  actionId: string,
  arreteAu: IsoDate,
): Promise<Result<SourcesEcrit, AppError>> {
  const own = await findActionDeLAnnee(db, actionId)
  if (!own.ok) return own
  // Before the année as after it, the documents of an action are read at its nearest day.
  const jour = dayInAnnee(arreteAu, own.value.annee)
  const found = await findIndicateurs(db, actionId, jour)
  if (!found.ok) return found
  const { action, annee, indicateurs } = found.value
  const structure = await readStructure(db)
  const cadre = await findCadre(db, actionId)
  if (!cadre.ok) return cadre
  const { creneaux, equipe } = await findCreneaux(db, actionId, jour)
  return ok({
    structure: structure.nom,
    intitule: action.intitule ?? `Action n° ${action.numero}`,
    annee: libelleAnnee(annee),
    lieu: joined(', ', action.lieu, action.adresse),
    referent: joined(' ', structure.referentPrenom, structure.referentNom),
    telephone: structure.referentTelephone ?? structure.telephone,
    mail: structure.referentMail ?? structure.mail,
    diagnostic: cadre.value.diagnostic,
    creneaux: creneauxTexts(creneaux),
    equipe: equipe.toSorted(frCollator.compare),
    ecoles: listOf(indicateurs, 'public.etablissements'),
    partenaires: listOf(indicateurs, 'territoire.acteurs'),
    chiffres: chiffresOf(indicateurs),
    bilan: await findTextesDuBilan(db, actionId),
  })
}

function listOf({ figures }: Indicateurs, code: string): readonly string[] {
  const valeur = figures.get(code)?.valeur
  return Array.isArray(valeur)
    ? valeur
    : typeof valeur === 'string' && valeur !== ''
      ? [valeur]
      : []
}

function chiffresOf({ figures }: Indicateurs): SourcesEcrit['chiffres'] {
  const of = (code: string): number => {
    const valeur = figures.get(code)?.valeur
    return typeof valeur === 'number' ? valeur : 0
  }
  const enfants = of('public.total')
  const intervenants = of('intervenants.total.nombre')
  return {
    enfants:
      enfants === 0
        ? ''
        : `${formatCount(enfants, 'enfant ou jeune accueilli', 'enfants et jeunes accueillis')}, de ${formatCount(of('public.familles'), 'famille')}, dans ${formatCount(of('public.collectifs'), 'collectif')}.`,
    accompagnement:
      intervenants === 0
        ? ''
        : `${formatCount(intervenants, 'intervenant')}, dont ${formatCount(of('intervenants.benevole.nombre'), 'bénévole')}, ${formatNumber(of('intervenants.total.heures'), 2)} heures sur ${formatCount(of('calendrier.semaines'), 'semaine')} d’activité.`,
  }
}

type Creneaux = Awaited<ReturnType<typeof findCreneaux>>['creneaux']

/** Créneaux in words, one line per collectif: « CP-CE1 : mardi 16 h 30 – 18 h, jeudi 16 h 30 – 18 h ». */
function creneauxTexts(creneaux: Creneaux): readonly string[] {
  return [...Map.groupBy(creneaux, ({ collectifId }) => collectifId).values()]
    .map((own) => {
      const times = own
        .toSorted(
          (a, b) => JOURS.indexOf(a.jour) - JOURS.indexOf(b.jour) || compareTexts(a.debut, b.debut),
        )
        .map(({ jour, debut, fin }) => `${jour} ${heure(debut)} – ${heure(fin)}`)
      return `${own[0]?.collectif} : ${times.join(', ')}`
    })
    .toSorted(frCollator.compare)
}

/** Time in words: « 16 h 30 », « 18 h ». */
const heure = (time: string): string => {
  const [hours, minutes] = time.split(':')
  return minutes === '00' ? `${Number(hours)} h` : `${Number(hours)} h ${minutes}`
}

/** A text apart from its spaces, which the typography changes. */
const plain = (text: string): string => text.replace(/[ \u00a0\u202f]+/g, ' ').trim()

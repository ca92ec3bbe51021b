import { addDays, type IsoDate, mondayOf } from '../../../shared/dates.ts'
import { isJourOuvert, type JoursFermes } from '../../../shared/domain/calendrier.ts'
import type { CodeControle, Controle } from '../../../shared/domain/controle.ts'
import type { Faits } from '../../../shared/domain/faits.ts'
import type { ReglesAnnee } from '../../../shared/domain/regles.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import type { InscriptionOuverte, Lignes } from './a-faire.service.ts'

const warn = (code: CodeControle, ids: readonly string[], texte: string): readonly Controle[] =>
  ids.length === 0 ? [] : [{ code, gravite: 'avertissement', texte, ids }]

/** Rules of the année that séances tenues ≤ D do not keep. `calendrier` is null when some holidays are unknown. */
export function controlesDesRegles(
  { inscriptions, seances, orientations }: Lignes,
  faits: Faits,
  calendrier: JoursFermes | null,
): readonly Controle[] {
  const regles = faits.parametres
  const tenues = seances.filter((s) => s.etat === 'tenue' && s.date <= faits.arreteAu)
  const byCollectif = [...Map.groupBy(tenues, (s) => s.collectifId).values()]
  const enfants = new Set(faits.inscriptions.map((i) => i.enfantId))
  return [
    ...byCollectif.flatMap((own) => controlesDeLEffectif(own, inscriptions, regles)),
    ...controlesDeLEncadrement(tenues, regles),
    ...(calendrier === null ? [] : byCollectif.flatMap((own) => semainesVides(own, calendrier))),
    ...sansAccord(orientations.filter((o) => o.enfantId !== null && enfants.has(o.enfantId))),
    ...(faits.formations.minutes > 0 ? [] : [AUCUNE_FORMATION]),
  ]
}

const AUCUNE_FORMATION: Controle = {
  code: 'aucune-formation',
  gravite: 'information',
  texte:
    'Aucune formation d’intervenant notée à cette date : elle est vivement conseillée. Notez-la dans « Quatre axes », « Formations », si elle a eu lieu.',
  ids: [],
}

/** Children inscribed the day of the collectif's last séance: after it, everyone has left. */
function controlesDeLEffectif(
  own: readonly SeanceLigne[],
  inscriptions: readonly InscriptionOuverte[],
  { effectifMin, effectifMax }: ReglesAnnee,
): readonly Controle[] {
  const last = own.at(-1)
  if (last === undefined) return []
  const present = inscriptions.filter(
    ({ collectifId, statut, debut, fin }) =>
      collectifId === last.collectifId &&
      statut === 'inscrit' &&
      debut <= last.date &&
      (fin === null || fin >= last.date),
  )
  const count = new Set(present.map(({ enfantId }) => enfantId)).size
  const fact = `${last.collectif} : ${formatCount(count, 'enfant inscrit', 'enfants inscrits')} le ${formatDate(last.date)}`
  if (effectifMin !== null && count < effectifMin) {
    const texte = `${fact}, pour ${effectifMin} au moins. Dites-en la raison dans le bilan, ou vérifiez les inscriptions.`
    return warn('effectif-insuffisant', [last.collectifId], texte)
  }
  if (effectifMax !== null && count > effectifMax) {
    const texte = `${fact}, pour ${effectifMax} au plus. Dites-en la raison dans le bilan, ou vérifiez les départs.`
    return warn('effectif-depasse', [last.collectifId], texte)
  }
  return []
}

/** Contrôles of the team at séances; a séance without any intervenant is told by `controlesDesManques`. */
function controlesDeLEncadrement(
  tenues: readonly SeanceLigne[],
  { intervenantsParSeance, enfantsParIntervenant }: ReglesAnnee,
): readonly Controle[] {
  const led = tenues.filter((s) => s.intervenants.length > 0)
  const seancesWhere = (breaks: (s: SeanceLigne) => boolean) =>
    led.filter(breaks).map((s) => s.seanceId)
  const seuls = seancesWhere((s) => s.intervenants.length < (intervenantsParSeance ?? 0))
  const nombreux = seancesWhere(
    (s) => s.presents > (enfantsParIntervenant ?? Number.POSITIVE_INFINITY) * s.intervenants.length,
  )
  const seancesText = (ids: readonly string[]) =>
    formatCount(ids.length, 'séance tenue', 'séances tenues')
  return [
    ...warn(
      'intervenants-insuffisants',
      seuls,
      `${seancesText(seuls)} avec moins de ${formatCount(intervenantsParSeance ?? 0, 'intervenant')} : complétez qui était là, ou dites-le dans le bilan.`,
    ),
    ...warn(
      'enfants-par-intervenant',
      nombreux,
      `${seancesText(nombreux)} avec plus de ${formatCount(enfantsParIntervenant ?? 0, 'enfant')} par intervenant : complétez qui était là, ou dites-le dans le bilan.`,
    ),
  ]
}

/** Whole weeks of school without séance between a collectif's first and last: it is held every week. */
function semainesVides(own: readonly SeanceLigne[], calendrier: JoursFermes): readonly Controle[] {
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined) return []
  const held = new Set(own.map(({ date }) => mondayOf(date)))
  const empty: IsoDate[] = []
  for (let monday = mondayOf(first.date); monday < last.date; monday = addDays(monday, 7)) {
    const isOpen = [0, 1, 2, 3, 4].every((day) => isJourOuvert(addDays(monday, day), calendrier))
    if (isOpen && !held.has(monday)) empty.push(monday)
  }
  const weeks = `${formatCount(empty.length, 'semaine')} d’école sans séance tenue (${empty.map((day) => `du ${formatDate(day)}`).join(', ')})`
  return warn(
    'semaines-sans-seance',
    empty.length === 0 ? [] : [first.collectifId],
    `${first.collectif} : ${weeks}. Le Clas se tient chaque semaine : vérifiez ces séances, ou dites-en la raison dans le bilan.`,
  )
}

/** Orientations of inscribed children without the parents' agreement, which caf.fr requires. */
function sansAccord(orientations: Lignes['orientations']): readonly Controle[] {
  const ids = orientations
    .filter(
      ({ accordParental, etapes }) =>
        (accordParental === null || accordParental === 'non') && etapes.accord === undefined,
    )
    .map(({ orientationId }) => orientationId)
  return warn(
    'orientations-sans-accord',
    ids,
    `${formatCount(ids.length, 'enfant inscrit', 'enfants inscrits')} après une orientation dont l’accord des parents n’est pas noté : notez-le dans « Orientations ».`,
  )
}

import { addDays, weekday } from '../../shared/dates.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Valeur } from '../../shared/domain/valeur.ts'

const count = (values: readonly unknown[]): number => new Set(values).size
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const heures = (minutes: number): number => Number((minutes / 60).toFixed(2))

/**
 * The countable figures of an action straight from its dossier, one definition of the référentiel per
 * line, with no query and no sharing: what the app must find by its own way.
 */
export function naiveFigures(
  dossier: Dossier,
  actionId: string,
  arreteAu: string,
): Readonly<Record<string, Valeur>> {
  const collectifs =
    dossier.actions.find((a) => a.id === actionId)?.collectifs.map((c) => c.id) ?? []
  const tenues = dossier.seances.filter(
    (s) => collectifs.includes(s.collectifId) && s.etat === 'tenue' && s.date <= arreteAu,
  )
  const inscriptions = dossier.inscriptions.filter(
    (i) => i.actionId === actionId && i.statut === 'inscrit' && i.debut <= arreteAu,
  )
  const enfants = dossier.enfants.filter((e) => inscriptions.some((i) => i.enfantId === e.id))
  const presences = tenues.flatMap((s) => s.presences.map((p) => p.etat))
  const presents = presences.filter((etat) => etat === 'present').length

  const statutOn = (intervenantId: string, date: string) =>
    dossier.intervenants
      .find((i) => i.id === intervenantId)
      ?.statuts.find((s) => s.debut <= date && (s.fin === null || date <= s.fin))?.statut ?? null
  const times = [
    ...tenues.flatMap((s) =>
      s.intervenants.map((i) => ({
        ...i,
        date: s.date,
        minutes: i.minutes ?? minutesBetween(s.debut, s.fin),
      })),
    ),
    ...dossier.heures.filter((h) => h.actionId === actionId && h.date <= arreteAu),
  ]
    .map((t) => ({ ...t, statut: statutOn(t.intervenantId, t.date) }))
    .filter((t) => t.minutes > 0 && t.statut !== null)
  const under = (statut: string) => times.filter((t) => t.statut === statut)
  const nombre = (own: typeof times) => count(own.map((t) => t.intervenantId))
  const duree = (own: typeof times) => heures(sum(own.map((t) => t.minutes)))

  return {
    'calendrier.debut': tenues.map((s) => s.date).toSorted()[0] ?? null,
    'calendrier.semaines': count(tenues.map((s) => addDays(s.date, -weekday(s.date)))),
    'intervenants.salarie.nombre': nombre(under('salarie')),
    'intervenants.salarie.heures': duree(under('salarie')),
    'intervenants.volontaire.nombre': nombre(under('volontaire')),
    'intervenants.volontaire.heures': duree(under('volontaire')),
    'intervenants.benevole.nombre': nombre(under('benevole')),
    'intervenants.benevole.heures': duree(under('benevole')),
    'intervenants.total.nombre': nombre(times),
    'intervenants.total.heures': duree(times),
    'public.total': enfants.length,
    'public.familles': count(enfants.map((e) => e.familleId ?? `alone ${e.id}`)),
    'public.collectifs': count(tenues.map((s) => s.collectifId)),
    'assiduite.presents': presents,
    'assiduite.absents': presences.filter((etat) => etat === 'absent').length,
    'assiduite.excuses': presences.filter((etat) => etat === 'excuse').length,
    'assiduite.taux':
      presences.length === 0 ? null : Number((presents / presences.length).toFixed(4)),
    'assiduite.inconnues': sum(
      tenues.map(
        (s) =>
          enfants.filter(
            (e) =>
              !s.presences.some((p) => p.enfantId === e.id) &&
              inscriptions.some(
                (i) =>
                  i.enfantId === e.id &&
                  i.collectifId === s.collectifId &&
                  i.debut <= s.date &&
                  (i.fin === null || s.date <= i.fin),
              ),
          ).length,
      ),
    ),
  }
}

function minutesBetween(debut: string, fin: string): number {
  const [from = 0, to = 0] = [debut, fin].map((time) => {
    const [hours, minutes] = time.split(':').map(Number)
    return (hours ?? 0) * 60 + (minutes ?? 0)
  })
  return to - from
}

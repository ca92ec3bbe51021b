import { type IsoDate, startInAnnee } from '../../../shared/dates.ts'
import type { SaisieInscription } from '../../../shared/domain/enfant.ts'
import type { Origine, StatutInscription } from '../../../shared/domain/listes.ts'
import type { Niveau } from '../../../shared/domain/niveau.ts'
import { formatDate } from '../../../shared/format.ts'
import { dateOrNone, dateOrTyped } from '../../ui/parse.ts'

type Annee = { readonly debut: IsoDate; readonly fin: IsoDate }

/** An inscription as it is typed; dates as they are written. */
export type InscriptionValues = {
  readonly actionId: string
  readonly collectifId: string | null
  readonly statut: StatutInscription
  readonly debut: string
  readonly fin: string
  readonly niveau: Niveau | null
  readonly classe: string
  readonly etablissementId: string | null
  readonly origines: readonly Origine[]
  readonly accordParental: string
}

/** A first day that is proposed, as it is typed, and why. */
export type DebutPropose = { readonly typed: string; readonly raison: string }

/** The first day of the latest inscription made since the app was opened, as it was typed. */
let latestDebut: string | null = null

/** Keeps the first day for the next inscription: children often start together. The day of a wait is not kept. */
export function keepDebut({ statut, debut }: Pick<InscriptionValues, 'statut' | 'debut'>): void {
  if (statut === 'inscrit') latestDebut = debut
}

/** First day proposed: that of the inscription before, else today, else the first day of the année. */
export function proposeDebut(today: IsoDate, annee: Annee, latest = latestDebut): DebutPropose {
  const isIn = (day: IsoDate) => day >= annee.debut && day <= annee.fin
  if (latest !== null && isIn(dateOrTyped(latest))) {
    return { typed: latest, raison: 'comme l’inscription précédente' }
  }
  const start = startInAnnee(today, annee)
  const raison = start === today ? 'aujourd’hui' : 'le premier jour de l’année'
  return { typed: formatDate(start), raison }
}

/** First day after a wait becomes an inscription, or back; a day typed by the user stays. */
export function debutOfStatut(
  statut: StatutInscription,
  typed: string,
  { attente, entree }: { readonly attente: string; readonly entree: string },
): string {
  if (statut === 'inscrit' && typed === attente) return entree
  return statut === 'liste-attente' && typed === entree ? attente : typed
}

/** The collectif to choose where there is only one. */
export function onlyCollectif(
  collectifs: readonly { readonly collectifId: string; readonly actionId: string }[],
  actionId: string,
): string | null {
  const [only, ...others] = collectifs.filter((one) => one.actionId === actionId)
  return others.length === 0 ? (only?.collectifId ?? null) : null
}

/** A blank inscription. */
export const newInscription = (
  actionId: string,
  collectifId: string | null,
  { typed }: DebutPropose,
): InscriptionValues => ({
  actionId,
  collectifId,
  statut: 'inscrit',
  debut: typed,
  fin: '',
  niveau: null,
  classe: '',
  etablissementId: null,
  origines: [],
  accordParental: '',
})

/** Values of the form for a saved inscription. */
export const inscriptionValues = (saisie: SaisieInscription): InscriptionValues => ({
  actionId: saisie.actionId,
  collectifId: saisie.collectifId,
  statut: saisie.statut,
  debut: formatDate(saisie.debut),
  fin: saisie.fin === null ? '' : formatDate(saisie.fin),
  niveau: saisie.niveau,
  classe: saisie.classe ?? '',
  etablissementId: saisie.etablissementId,
  origines: saisie.origines,
  accordParental: saisie.accordParental === null ? '' : formatDate(saisie.accordParental),
})

/** The input of main; a text that is no date goes as typed, and main words the refusal. */
export const toSaisieInscription = (values: InscriptionValues): SaisieInscription => ({
  ...values,
  debut: dateOrTyped(values.debut),
  fin: dateOrNone(values.fin),
  accordParental: dateOrNone(values.accordParental),
  origines: [...values.origines],
})

/** An inscription of the fiche as an input of main, with some fields changed. */
export function changedInscription(
  inscription: SaisieInscription,
  changes: Partial<SaisieInscription>,
): SaisieInscription {
  const { actionId, collectifId, debut, fin, statut, niveau, classe } = inscription
  const { etablissementId, origines, accordParental } = inscription
  return {
    ...{ actionId, collectifId, debut, fin, statut, niveau, classe },
    ...{ etablissementId, origines, accordParental },
    ...changes,
  }
}

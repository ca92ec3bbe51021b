import type { IsoDate } from '../../../shared/dates.ts'
import type { SaisieInscription } from '../../../shared/domain/enfant.ts'
import type { Origine, StatutInscription } from '../../../shared/domain/listes.ts'
import type { Niveau } from '../../../shared/domain/niveau.ts'
import { formatDate } from '../../../shared/format.ts'
import { parseDateFr } from '../../ui/parse-date.ts'

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

/** Today when the année is under way, else its nearest day. */
export function dayInAnnee(today: IsoDate, { debut, fin }: Annee): IsoDate {
  if (today < debut) return debut
  return today > fin ? fin : today
}

/** A blank inscription, from today on. */
export const newInscription = (
  actionId: string,
  annee: Annee,
  today: IsoDate,
): InscriptionValues => ({
  actionId,
  collectifId: null,
  statut: 'inscrit',
  debut: formatDate(dayInAnnee(today, annee)),
  fin: '',
  niveau: null,
  classe: '',
  etablissementId: null,
  origines: [],
  accordParental: '',
})

/** A record, as the form shows it. */
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

// What is no date goes as it was typed: main says why it is refused.
const typedDate = (typed: string): string => parseDateFr(typed) ?? typed
const typedDateOrNone = (typed: string): string | null =>
  typed.trim() === '' ? null : typedDate(typed)

/** What main is asked to keep. */
export const toSaisieInscription = (values: InscriptionValues): SaisieInscription => ({
  ...values,
  debut: typedDate(values.debut),
  fin: typedDateOrNone(values.fin),
  accordParental: typedDateOrNone(values.accordParental),
  origines: [...values.origines],
})

/** The same inscription with some of it changed, from what the fiche shows. */
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

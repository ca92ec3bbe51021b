import type { EtapeOrientation, StatutOrientation } from '../../../shared/domain/listes.ts'
import { etapesTo, listEtapes } from '../../../shared/domain/orientation.ts'
import { formatDate } from '../../../shared/format.ts'
import type {
  OrientationLigne,
  PlaceSaisie,
  SaisieSuivi,
} from '../../../shared/ipc/orientations.ipc.ts'
import { dateOrNone, dateOrTyped } from '../../ui/parse.ts'

/** A place (action, collectif, first day) as it is typed. */
export type PlaceValues = {
  readonly actionId: string
  readonly collectifId: string | null
  readonly debut: string
}

/** The input of main for a place. */
export const toPlace = ({ actionId, collectifId, debut }: PlaceValues): PlaceSaisie => ({
  actionId,
  collectifId: collectifId ?? '',
  debut: dateOrTyped(debut),
})

/** Follow-up as typed; a blank date means an unknown one. */
type SuiviValues = {
  readonly statut: StatutOrientation
  readonly etapes: Readonly<Partial<Record<EtapeOrientation, string>>>
  readonly retourEcole: string
  readonly place: PlaceValues
}

/** Values of the form for a saved follow-up. */
export const valuesOf = (
  { statut, etapes, retourEcole }: OrientationLigne,
  place: PlaceValues,
): SuiviValues => ({
  place,
  statut,
  etapes: Object.fromEntries(
    listEtapes(etapes).map((etape) => [etape.statut, formatDate(etape.date)]),
  ),
  retourEcole: retourEcole === null ? '' : formatDate(retourEcole),
})

/** True when « Inscrite » also inscribes the enfant: it has no inscription that goes on. */
export const isInscribing = (
  { inscription }: Pick<OrientationLigne, 'inscription'>,
  statut: StatutOrientation | null,
): boolean => statut === 'inscrite' && inscription !== 'inscrit'

/** Steps whose days are asked; when the form inscribes, the day of « Inscrite » is the first day of the inscription. */
export const etapesAsked = (
  ligne: Pick<OrientationLigne, 'inscription'>,
  statut: StatutOrientation,
): readonly EtapeOrientation[] =>
  etapesTo(statut).filter((etape) => etape !== 'inscrite' || !isInscribing(ligne, statut))

/** The input of main; a text that is no date goes as typed, and main words the refusal. */
export const toSaisieSuivi = (
  ligne: Pick<OrientationLigne, 'orientationId' | 'inscription' | 'statut'>,
  { statut, etapes, retourEcole, place }: SuiviValues,
): SaisieSuivi => {
  const isPlaced =
    isInscribing(ligne, statut) && (ligne.statut !== 'inscrite' || place.collectifId !== null)
  return {
    orientationId: ligne.orientationId,
    statut,
    etapes: Object.fromEntries(
      (isPlaced ? etapesAsked(ligne, statut) : etapesTo(statut)).flatMap((etape) => {
        const date = dateOrNone(etapes[etape] ?? '')
        return date === null ? [] : [[etape, date]]
      }),
    ),
    retourEcole: dateOrNone(retourEcole),
    place: isPlaced ? toPlace(place) : null,
  }
}

import type { EtapeOrientation, StatutOrientation } from '../../../shared/domain/listes.ts'
import { etapesTo, listEtapes } from '../../../shared/domain/orientation.ts'
import { formatDate } from '../../../shared/format.ts'
import type { OrientationLigne, SaisieSuivi } from '../../../shared/ipc/orientations.ipc.ts'
import { dateOrNone } from '../../ui/parse-date.ts'

/** The follow-up as it is typed; dates as they are written, a blank one is not known. */
type SuiviValues = {
  readonly statut: StatutOrientation
  readonly etapes: Readonly<Partial<Record<EtapeOrientation, string>>>
  readonly retourEcole: string
}

/** A record, as the form shows it. */
export const valuesOf = ({ statut, etapes, retourEcole }: OrientationLigne): SuiviValues => ({
  statut,
  etapes: Object.fromEntries(
    listEtapes(etapes).map((etape) => [etape.statut, formatDate(etape.date)]),
  ),
  retourEcole: retourEcole === null ? '' : formatDate(retourEcole),
})

/** True when both would be kept alike. */
export const isSameSuivi = (a: SuiviValues, b: SuiviValues): boolean =>
  a.statut === b.statut &&
  a.retourEcole === b.retourEcole &&
  etapesTo(a.statut).every((etape) => (a.etapes[etape] ?? '') === (b.etapes[etape] ?? ''))

/** What main is asked to keep; what is no date goes as it was typed, for main to say why it is refused. */
export const toSaisieSuivi = (
  { orientationId }: Pick<OrientationLigne, 'orientationId'>,
  { statut, etapes, retourEcole }: SuiviValues,
): SaisieSuivi => ({
  orientationId,
  statut,
  etapes: Object.fromEntries(
    etapesTo(statut).flatMap((etape) => {
      const date = dateOrNone(etapes[etape] ?? '')
      return date === null ? [] : [[etape, date]]
    }),
  ),
  retourEcole: dateOrNone(retourEcole),
})

import type { IsoDate } from '../../../shared/dates.ts'
import type { Controle } from '../../../shared/domain/controle.ts'
import { formatCount } from '../../../shared/format.ts'
import { type Lignes, listAFaire } from './a-faire.service.ts'

/** Texts of the tasks that leave a gap in the bilan; the others are told with its figures, or do not concern it. */
const TEXTES = {
  'registres-a-saisir': (n) =>
    `${formatCount(n, 'registre')} de présence à saisir : ces séances ne sont pas comptées, ou sans leurs présences. Complétez-les dans « Présences ».`,
  'seances-sans-intervenant': (n) =>
    `${formatCount(n, 'séance tenue', 'séances tenues')} sans intervenant : leurs heures ne sont comptées à personne. Indiquez qui les a menées.`,
  'seances-sans-activite': (n) =>
    `${formatCount(n, 'séance tenue', 'séances tenues')} sans activité notée : notez ce qu’on y a fait, le bilan le demande.`,
  'enfants-sans-etablissement': (n) =>
    `${formatCount(n, 'enfant')} sans établissement scolaire : leur école manquera à la liste du bilan. Indiquez-la sur leur fiche.`,
  'enfants-sans-origine': (n) =>
    `${formatCount(n, 'enfant')} sans origine de l’inscription : indiquez qui l’a proposée, le bilan le demande.`,
} as const satisfies Partial<Record<Controle['code'], (count: number) => string>>

const isAsked = (code: string): code is keyof typeof TEXTES => Object.hasOwn(TEXTES, code)

/** The records to complete for the figures to be whole, as of `jour`. */
export function controlesDesManques(lignes: Lignes, jour: IsoDate): readonly Controle[] {
  return listAFaire(lignes, jour).flatMap(({ code, ids }) =>
    isAsked(code)
      ? [{ code, gravite: 'avertissement' as const, texte: TEXTES[code](ids.length), ids }]
      : [],
  )
}

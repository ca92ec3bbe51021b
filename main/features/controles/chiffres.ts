import type { Controle, Gravite } from '../../../shared/domain/controle.ts'
import type { Constat, Indicateurs } from '../../../shared/domain/indicateurs.ts'
import { formatCount, formatDuree } from '../../../shared/format.ts'
import { assertNever } from '../../../shared/result.ts'

const GRAVITES: Readonly<Record<Constat['code'], Gravite>> = {
  'minutes-sans-statut': 'erreur',
  'total-intervenants-distincts': 'information',
  'enfants-sans-famille': 'avertissement',
  'enfants-sans-niveau': 'avertissement',
  'enfants-en-maternelle': 'avertissement',
  'presences-inconnues': 'avertissement',
  'lecture-encadrement': 'information',
}

/** Contrôles of the figures: records that they cannot count, readings that were chosen. */
export const controlesDesChiffres = ({ constats }: Indicateurs): readonly Controle[] =>
  constats.map((constat) => ({
    code: constat.code,
    gravite: GRAVITES[constat.code],
    texte: texteOf(constat),
    ids: Object.values(constat.provenance).flat(),
  }))

function texteOf({ code, count }: Constat): string {
  switch (code) {
    case 'minutes-sans-statut':
      return `Le bilan laisse de côté ${formatDuree(count)} : l’intervenant n’avait aucun statut ce jour-là. Complétez ses statuts.`
    case 'total-intervenants-distincts':
      return 'Le total des intervenants est plus petit que la somme des statuts : une personne qui a changé de statut compte dans chacun, mais une seule fois dans le total.'
    case 'enfants-sans-famille':
      return formatCount(
        count,
        'enfant sans famille enregistrée : il compte pour une famille. Rattachez-le à la sienne.',
        'enfants sans famille enregistrée : chacun compte pour une famille. Rattachez les frères et sœurs à leur famille.',
      )
    case 'enfants-sans-niveau':
      return formatCount(
        count,
        'enfant sans niveau scolaire, compté dans « autres ». Indiquez son niveau.',
        'enfants sans niveau scolaire, comptés dans « autres ». Indiquez leur niveau.',
      )
    case 'enfants-en-maternelle':
      return formatCount(
        count,
        'enfant de maternelle, compté dans « autres » : le Clas s’adresse aux enfants du CP à la terminale.',
        'enfants de maternelle, comptés dans « autres » : le Clas s’adresse aux enfants du CP à la terminale.',
      )
    case 'presences-inconnues':
      return `${formatCount(count, 'présence non renseignée', 'présences non renseignées')} : rien n’y compte, ni comme présent ni comme absent. Saisissez les registres manquants.`
    case 'lecture-encadrement':
      return 'Le nombre moyen d’enfants par accompagnateur est ici le nombre d’enfants différents divisé par le nombre d’intervenants, comme choisi pour cette année.'
    default:
      return assertNever(code)
  }
}

import { libelleAnnee } from '../../../shared/dates.ts'
import { STATUTS } from '../../../shared/domain/listes.ts'
import { PALIERS } from '../../../shared/domain/niveau.ts'
import { formatCount, formatNumber } from '../../../shared/format.ts'
import { LIBELLES_PALIER, LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import type { UnePage } from '../../documents/une-page/build-une-page.ts'
import type { BilanCalcule } from './bilans.service.ts'

/** The page for the board and the mairie, from the very figures of the bilan, corrected ones included. */
export function unePageOf({ bilan, indicateurs }: BilanCalcule): UnePage {
  const { action, annee, arreteAu, structure } = bilan
  const of = (code: string): number => {
    const valeur = bilan.champs[code]?.valeur ?? indicateurs.figures.get(code)?.valeur
    return typeof valeur === 'number' ? valeur : 0
  }
  const taux = indicateurs.figures.get('assiduite.taux')?.valeur
  const enfants = of('public.total')
  const heures = of('intervenants.total.heures')
  const intervenants = of('intervenants.total.nombre')
  const benevoles = of('intervenants.benevole.nombre')
  const part = (libelle: string, valeur: number) => (valeur === 0 ? [] : [{ libelle, valeur }])
  const intitule = action.intitule === null ? '' : ` – ${action.intitule}`
  return {
    structure,
    sousTitre: `Clas ${libelleAnnee(annee)}, action n° ${action.numero}${intitule}`,
    arreteAu,
    chiffres: [
      { valeur: formatNumber(enfants), libelle: enfants > 1 ? 'enfants et jeunes' : 'enfant' },
      { valeur: formatNumber(of('public.familles')), libelle: 'familles' },
      { valeur: formatNumber(Math.round(heures)), libelle: 'heures d’accompagnement' },
      {
        valeur: typeof taux === 'number' ? `${formatNumber(taux * 100, 0)} %` : '–',
        libelle: 'd’assiduité',
      },
    ],
    graphiques: [
      {
        titre: 'Enfants par niveau',
        parts: PALIERS.flatMap((palier) => part(LIBELLES_PALIER[palier], of(`public.${palier}`))),
      },
      {
        titre: 'Heures par statut, à l’heure près',
        parts: STATUTS.flatMap((statut) =>
          part(LIBELLES_STATUT[statut], Math.round(of(`intervenants.${statut}.heures`))),
        ),
      },
    ],
    phrases: [
      `${formatCount(enfants, 'enfant et jeune', 'enfants et jeunes')}, de ${formatCount(of('public.familles'), 'famille')}, ont été accueillis dans ${formatCount(of('public.collectifs'), 'collectif')} pendant ${formatCount(of('calendrier.semaines'), 'semaine')} d’activité.`,
      `${formatCount(intervenants, 'intervenant')}, dont ${formatCount(benevoles, 'bénévole')}, leur ont donné ${formatNumber(heures, 2)} heures.`,
    ],
  }
}

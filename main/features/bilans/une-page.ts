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
  const familles = of('public.familles')
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
      chiffre(enfants, 'enfant', 'enfants et jeunes'),
      chiffre(familles, 'famille'),
      chiffre(Math.round(heures), 'heure d’accompagnement', 'heures d’accompagnement'),
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
      enfants === 0
        ? 'Aucun enfant n’a encore été accueilli à cette date.'
        : `${formatCount(enfants, 'enfant ou jeune', 'enfants et jeunes')}, de ${formatCount(familles, 'famille')}, ${enfants > 1 ? 'ont été accueillis' : 'a été accueilli'} dans ${formatCount(of('public.collectifs'), 'collectif')} pendant ${formatCount(of('calendrier.semaines'), 'semaine')} d’activité.`,
      ...(intervenants === 0
        ? []
        : [
            `${formatCount(intervenants, 'intervenant')}, dont ${formatCount(benevoles, 'bénévole')}, ${enfants > 1 ? 'leur' : 'lui'} ${intervenants > 1 ? 'ont' : 'a'} donné ${formatNumber(heures, 2)} ${heures >= 2 ? 'heures' : 'heure'}.`,
          ]),
    ],
  }
}

const chiffre = (count: number, singulier: string, pluriel = `${singulier}s`) => ({
  valeur: formatNumber(count),
  libelle: count >= 2 ? pluriel : singulier,
})

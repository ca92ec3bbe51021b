import type { AFaire } from '../../../shared/ipc/resumes.ipc.ts'
import { hrefTo } from '../../app/router.ts'

/** The words of each line of « À faire », for one and for several, and the screen that mends it. */
export const A_FAIRE_TEXTS: Readonly<
  Record<AFaire['code'], { readonly one: string; readonly many: string; readonly href: string }>
> = {
  'registres-a-saisir': {
    one: 'registre de présence à saisir',
    many: 'registres de présence à saisir',
    href: hrefTo('presences', { vue: 'registres' }),
  },
  'seances-sans-intervenant': {
    one: 'séance sans intervenant',
    many: 'séances sans intervenant',
    href: hrefTo('seances', { suivi: 'sans-intervenant', mois: 'tous' }),
  },
  'orientations-en-retard': {
    one: 'orientation en retard',
    many: 'orientations en retard',
    href: hrefTo('orientations', { suivi: 'en-retard' }),
  },
  'orientations-sans-reponse': {
    one: 'orientation attend une réponse',
    many: 'orientations attendent une réponse',
    href: hrefTo('orientations', { suivi: 'sans-reponse' }),
  },
  'heures-sans-statut': {
    one: 'intervenant a des heures sans statut',
    many: 'intervenants ont des heures sans statut',
    href: hrefTo('intervenants', { statut: 'sans' }),
  },
  'enfants-sans-niveau': {
    one: 'enfant sans niveau scolaire',
    many: 'enfants sans niveau scolaire',
    href: hrefTo('enfants', { niveau: 'sans', statut: 'inscrit' }),
  },
  'enfants-sans-famille': {
    one: 'enfant sans famille',
    many: 'enfants sans famille',
    href: hrefTo('enfants', { famille: 'sans', statut: 'inscrit' }),
  },
  'enfants-sans-etablissement': {
    one: 'enfant sans établissement scolaire',
    many: 'enfants sans établissement scolaire',
    href: hrefTo('enfants', { etablissement: 'sans', statut: 'inscrit' }),
  },
  'enfants-sans-origine': {
    one: 'enfant inscrit sans dire à l’initiative de qui',
    many: 'enfants inscrits sans dire à l’initiative de qui',
    href: hrefTo('enfants', { origine: 'sans', statut: 'inscrit' }),
  },
  'seances-sans-activite': {
    one: 'séance tenue sans activité notée',
    many: 'séances tenues sans activité notée',
    href: hrefTo('seances', { suivi: 'sans-activite', mois: 'tous' }),
  },
}

import type { FicheVierge } from '../../../shared/domain/fiche-vierge.ts'
import { formatDateLongue, typographie } from '../../../shared/format.ts'
import { oneLine } from '../word/text.ts'

type Paragraphe = { readonly titre: string; readonly textes: readonly string[] }

/** « À retourner avant le 30 septembre 2021 à clas@… »; null without an address nor a date. */
export function retourText({ retour, retourAvant }: FicheVierge): string | null {
  if (retour === null && retourAvant === null) return null
  const avant = retourAvant === null ? '' : ` avant le ${formatDateLongue(retourAvant)}`
  const adresse = retour === null ? '' : ` à ${oneLine(retour)}`
  return typographie(`À retourner${avant}${adresse}`)
}

/** How to fill the fiche, for a teacher who opens it for the first time. */
export function modeEmploi(fiche: FicheVierge): readonly Paragraphe[] {
  const retour = retourText(fiche)
  const paragraphes: readonly Paragraphe[] = [
    {
      titre: 'À quoi sert cette fiche',
      textes: [
        `Elle propose des enfants au Clas (contrat local d’accompagnement à la scolarité), avec l’accord de leurs parents. Structure qui les accueille : ${oneLine(fiche.structure)}.`,
        'Le Clas n’est ni du soutien scolaire, ni une simple aide aux devoirs : méthode, ouverture culturelle, confiance, lien avec les familles et avec l’école.',
      ],
    },
    {
      titre: 'Comment la remplir',
      textes: [
        'Une ligne par enfant. Seuls le nom et le prénom sont obligatoires ; la date de naissance évite de confondre deux enfants.',
        'Les colonnes « Origine », « Situation » et « Critère » s’ouvrent en liste : cliquez sur la flèche. Plusieurs colonnes, plusieurs choix.',
        'Les titres sont protégés, pour que la fiche soit relue sans erreur. Vous pouvez élargir les colonnes et laisser des cases vides.',
        ...(fiche.classes.length > 1 ? ['Une feuille par classe : les onglets sont en bas.'] : []),
      ],
    },
    {
      titre: 'Ce qu’il ne faut pas écrire',
      textes: [
        'Ni numéro d’élève (INE), ni santé, ni situation de couple, ni adresse : ces informations ne sont pas utiles et ne seront pas gardées.',
        'Les parents peuvent lire ce que vous écrivez de leur enfant : restez bref et factuel.',
      ],
    },
    ...(retour === null ? [] : [{ titre: 'Retour', textes: [`${retour}.`] }]),
  ]
  return paragraphes.map(({ titre, textes }) => ({
    titre: typographie(titre),
    textes: textes.map(typographie),
  }))
}

import { libelleAnnee } from '../../../shared/dates.ts'
import { formatCount } from '../../../shared/format.ts'
import { writtenOf } from '../../documents/formulaire/valeur-place.ts'
import {
  answerFormulaire,
  autreAnneeOf,
  type FormulaireOuvert,
  openFormulaire,
  type PlaceRemplie,
  toWrite,
  writeFormulaire,
} from '../../features/formulaires/formulaires.service.ts'
import { chooseAction, dateOption, requiredOption } from '../choose.ts'
import type { Command } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'
import { tramesFolder } from '../resources-folder.ts'

export const formulaire: Command = {
  usage:
    'formulaire FICHIER --action N --arrete-au DATE --sortie DOSSIER [--essai] [--confirmer] [--annee 2021-2022]',
  summary:
    'remplit une copie du formulaire de la Caf (.docx, .odt, .xlsx, PDF à champs) ; avec --essai, montre les réponses sans rien écrire ; avec --confirmer, écrit aussi celles qui restent à confirmer',
  options: {
    action: { type: 'string' },
    'arrete-au': { type: 'string' },
    sortie: { type: 'string' },
    essai: { type: 'boolean' },
    confirmer: { type: 'boolean' },
    annee: { type: 'string' },
  },
  arguments: 1,
  async run(context) {
    const arreteAu = dateOption(context, 'arrete-au')
    const isEssai = context.options.essai === true
    const sortie = isEssai ? null : context.resolvePath(requiredOption(context, 'sortie'))
    const file = context.resolvePath(context.args[0] ?? '')
    const open = context.openBase()
    const { db } = open
    const { action, annee } = await chooseAction(context, open)
    const ouvert = valueOrRefuse(await openFormulaire(file))
    const places = valueOrRefuse(
      await answerFormulaire(db, tramesFolder, ouvert, { actionId: action.id, arreteAu }),
    )
    const valeurs = toWrite(places, context.options.confirmer === true)
    const fichier =
      sortie === null
        ? null
        : valueOrRefuse(await writeFormulaire(db, ouvert, valeurs, { sortie, now: context.now }))
    const json = places.map(({ rang, libelle, genre, code, etat, valeur }) => ({
      rang,
      libelle,
      genre,
      code,
      etat,
      valeur,
    }))
    const avis = [...avisAnnee(ouvert, libelleAnnee(annee)), ...avisOf(places)]
    return { json: { fichier, places: json, avis }, text: textOf(fichier, places, avis) }
  },
}

function textOf(
  fichier: string | null,
  places: readonly PlaceRemplie[],
  avis: readonly string[],
): string {
  const count = (etat: PlaceRemplie['etat']) => places.filter((one) => one.etat === etat).length
  return [
    ...(fichier === null ? [] : [fichier]),
    ...avis,
    `${formatCount(places.length, 'endroit à remplir', 'endroits à remplir')} : ${formatCount(count('sur'), 'sûr')}, ${count('a-confirmer')} à confirmer, ${count('inconnu')} à vous.`,
    ...places.map(({ rang, libelle, etat, kind, valeur }) => {
      const shown =
        valeur === null ? '…' : writtenOf({ kind, valeur }, 'texte', { avant: '', apres: '' })
      return `${String(rang + 1).padStart(3)} [${MARKS[etat]}] ${libelle} : ${shown}`
    }),
  ].join('\n')
}

/** Sentence on a form of another année, of which nothing is sure. */
function avisAnnee(ouvert: FormulaireOuvert, annee: string): readonly string[] {
  const nommee = autreAnneeOf(ouvert, annee)
  if (nommee === null) return []
  return [
    `Ce formulaire parle de l’année ${nommee}, et le bilan demandé est celui de ${annee} : toutes les réponses restent à confirmer. Vérifiez le fichier ou choisissez l’année avec « --annee ${nommee} » ; s’il doit servir tel quel, « --confirmer » les écrit.`,
  ]
}

/** Sentences on the lists of the form that have too few rows for their records. */
const avisOf = (places: readonly PlaceRemplie[]): readonly string[] =>
  places
    .filter((one) => one.reste > 0)
    .map(
      ({ libelle, reste }) =>
        `${libelle} : ${formatCount(reste, 'autre fiche n’a pas de ligne', 'autres fiches n’ont pas de ligne')} dans ce tableau ; ajoutez-les à la main dans le fichier rempli.`,
    )

const MARKS: Readonly<Record<PlaceRemplie['etat'], string>> = {
  sur: 'sûr',
  'a-confirmer': 'à confirmer',
  inconnu: 'à vous',
}

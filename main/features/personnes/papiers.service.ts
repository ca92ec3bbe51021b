import type { Kysely } from 'kysely'
import { todayOf } from '../../../shared/dates.ts'
import { FENETRE_ANNULATION } from '../../../shared/domain/journal.ts'
import { formatDate } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import type { TexteDonnees } from '../../documents/donnees/build-donnees.ts'
import { type WrittenFile, writeFileSafely } from '../../documents/write-file.ts'
import { readStructure } from '../structure/structure.service.ts'
import { type Concernes, REGISTRE } from './registre.ts'
import { findRevueAnnuelle } from './revue.service.ts'

type Db = Kysely<Database>
export type Papier = 'registre' | 'notice'

/** Writes the register of the data, or the notice for familles, as a .docx to complete and print. */
export async function writePapier(
  db: Db,
  { papier, anneeId }: { readonly papier: Papier; readonly anneeId: string },
  { path, now }: { readonly path: string; readonly now: Date },
): Promise<Result<WrittenFile, AppError>> {
  const structure = await readStructure(db)
  const today = todayOf(now)
  const revue = await findRevueAnnuelle(db, anneeId, today)
  if (!revue.ok) return revue
  const { nom, adresse, commune, telephone, mail, referentNom, referentPrenom } = structure
  const faits: Faits = {
    structure: nom,
    adresse: [adresse, commune].filter(Boolean).join(', '),
    joindre: [telephone, mail].filter(Boolean).join(', '),
    referent: [referentPrenom, referentNom].filter(Boolean).join(' '),
    annees: revue.value.annees,
    jour: formatDate(today),
  }
  const { buildDonneesDocx } = await import('../../documents/donnees/build-donnees.ts')
  const texte = papier === 'registre' ? registreOf(faits) : noticeOf(faits)
  return writeFileSafely(path, buildDonneesDocx(texte, now))
}

type Faits = {
  readonly structure: string
  readonly adresse: string
  readonly joindre: string
  readonly referent: string
  readonly annees: number
  readonly jour: string
}

const A_COMPLETER = '………………………………………'
const orBlank = (text: string): string => (text === '' ? A_COMPLETER : text)
const ans = (annees: number): string => (annees === 1 ? 'un an' : `${annees} ans`)

const GROUPES: readonly (readonly [Concernes, string])[] = [
  ['enfant', 'Sur les enfants'],
  ['famille', 'Sur les familles et les proches'],
  ['intervenant', 'Sur les intervenants'],
  ['contact', 'Sur les contacts des écoles et des partenaires'],
  ['referent', 'Sur le référent de la structure'],
  ['envoi', 'Bilans envoyés'],
  ['historique', 'Historique et saisies en cours'],
  ['personne', 'Sur l’action, sans personne nommée (sauf dans un texte libre)'],
]

/** Content of the register, made from that of the schema so that it lists all that is stored. */
const registreOf = (faits: Faits): TexteDonnees => ({
  structure: faits.structure,
  titre: 'Registre des données personnelles',
  sousTitre: `${orBlank(faits.structure)} – Clas, au ${faits.jour}`,
  parties: [
    {
      titre: 'Le traitement',
      lignes: [
        ['Responsable', [orBlank(faits.structure), faits.adresse].filter(Boolean).join(', ')],
        ['À joindre', orBlank([faits.referent, faits.joindre].filter(Boolean).join(', '))],
        ['Délégué à la protection des données', A_COMPLETER],
        [
          'Pourquoi',
          'Organiser l’accompagnement à la scolarité (Clas), joindre les familles, tenir les présences, rendre compte à la Caf.',
        ],
        [
          'Base légale',
          `À confirmer par la structure (mission d’intérêt général, convention Clas avec la Caf, accord des parents) : ${A_COMPLETER}`,
        ],
        [
          'Qui les reçoit',
          'L’équipe du Clas. La Caf et les partenaires reçoivent des chiffres, jamais de noms. L’école reçoit la suite donnée aux enfants qu’elle a orientés.',
        ],
        ['Hors de l’Union européenne', 'Aucun envoi : Cartable n’utilise pas Internet.'],
        [
          'Jamais enregistré',
          'Numéro de sécurité sociale, identifiant national de l’élève, santé, régime alimentaire, religion, nationalité, pays de naissance : Cartable refuse ces colonnes.',
        ],
      ],
    },
    {
      titre: 'Combien de temps',
      lignes: [
        [
          'Noms et coordonnées',
          `Jusqu’à ${ans(faits.annees)} sans contact ; une revue le propose chaque été. Il reste ensuite une fiche sans nom, pour les chiffres.`,
        ],
        [
          'Historique pour « Annuler »',
          `${FENETRE_ANNULATION.jours} jours et ${FENETRE_ANNULATION.actes} opérations au moins.`,
        ],
        [
          'Sauvegardes de l’ordinateur',
          'Les dix dernières, et les dix faites avant un remplacement. Elles sont refaites quand une personne est effacée.',
        ],
        ['Bilans envoyés', 'Six ans, avec les chiffres et les textes envoyés.'],
      ],
    },
    {
      titre: 'Comment elles sont protégées',
      textes: [
        'Les données sont dans un fichier de cet ordinateur, protégé par le compte de la personne qui l’utilise. Chiffrez le disque (BitLocker sous Windows) et gardez les clés USB en lieu sûr.',
        `Autres mesures de la structure : ${A_COMPLETER}`,
      ],
    },
    ...GROUPES.map(([qui, titre]) => ({
      titre,
      lignes: Object.values(REGISTRE)
        .filter((table) => table.qui === qui)
        .map(({ quoi, colonnes }): readonly [string, string] => {
          const labels = Object.values(colonnes).join(', ')
          return [quoi, labels === '' ? 'Le lien seul.' : `${labels}.`]
        }),
    })),
  ],
})

/** Content of the notice for familles: one page, in words for parents. */
const noticeOf = (faits: Faits): TexteDonnees => ({
  structure: faits.structure,
  titre: 'Vos données et celles de votre enfant',
  sousTitre: `${orBlank(faits.structure)} – Accompagnement à la scolarité (Clas)`,
  parties: [
    {
      titre: 'Ce que nous notons',
      puces: [
        'Sur votre enfant : nom, date de naissance, classe, école, jours de présence, ce qui motive l’accompagnement, et les progrès de l’année.',
        'Sur vous : nom, téléphone, adresse mail, commune, et qui peut venir chercher votre enfant.',
        'Jamais : santé, religion, nationalité, numéro de sécurité sociale.',
      ],
    },
    {
      titre: 'À quoi cela sert',
      textes: [
        'À accueillir votre enfant, à vous joindre, et à rendre compte de l’action à la Caf, par des chiffres seulement : aucun nom ne lui est envoyé.',
      ],
    },
    {
      titre: 'Qui peut les lire',
      textes: [
        'L’équipe du Clas. Si l’école a orienté votre enfant, elle apprend s’il a été accueilli. Rien n’est mis sur Internet : tout reste sur l’ordinateur de la structure.',
      ],
    },
    {
      titre: 'Combien de temps',
      textes: [
        `Au plus ${ans(faits.annees)} après notre dernier contact. Ensuite, les noms sont retirés ; seuls des chiffres sont gardés.`,
      ],
    },
    {
      titre: 'Vos droits',
      textes: [
        'Vous pouvez demander à voir tout ce qui est noté, à le faire corriger ou effacer, ou vous y opposer. Demandez-le à :',
        orBlank(
          [faits.referent, faits.structure, faits.adresse, faits.joindre]
            .filter(Boolean)
            .join(', '),
        ),
        'Si la réponse ne vous convient pas, vous pouvez écrire à la Cnil : www.cnil.fr, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
      ],
    },
  ],
})

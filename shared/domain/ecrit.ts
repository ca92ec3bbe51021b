import { z } from 'zod'
import { DOCUMENTS_ECRITS, type DocumentEcrit } from './listes.ts'

/** One text of a document, or several answers of a list, a line each. */
export type ChampEcrit = {
  readonly code: string
  readonly label: string
  /** Answers that are ticked instead of written. */
  readonly options?: readonly string[]
}

export type Ecrit = {
  readonly titre: string
  /** Title of the document, also the name of its file. */
  readonly nom: string
  /** Purpose of the document, in a sentence. */
  readonly usage: string
  readonly champs: readonly ChampEcrit[]
  /** Blanks to fill by hand at the head of the document. */
  readonly blancs?: readonly string[]
  readonly signataires?: readonly string[]
}

/** The documents of an action beside its bilan, with their questions in order (seed 000 for the fiche d'expérience). */
export const ECRITS: Readonly<Record<DocumentEcrit, Ecrit>> = {
  experience: {
    titre: 'Fiche d’expérience',
    nom: 'Fiche d’expérience',
    usage: 'Pour faire connaître l’action : réseau des centres sociaux, Caf, ville.',
    champs: [
      { code: 'intitule', label: 'Intitulé de l’action' },
      {
        code: 'themes',
        label: 'Thèmes',
        options: [
          'Enfance et petite enfance',
          'Soutien scolaire',
          'Soutien à la fonction parentale',
          'Autres',
        ],
      },
      {
        code: 'mots-cles',
        label: 'Mots clés',
        options: [
          'Parentalité',
          'Éducation / scolarité',
          'Enfance & jeunesse',
          'Démocratie & citoyenneté',
        ],
      },
      {
        code: 'diagnostic',
        label: 'Quels furent les éléments de diagnostic à l’origine de l’expérience ?',
      },
      { code: 'description', label: 'Description générale' },
      {
        code: 'phases',
        label: 'Description de l’expérience, ses objectifs, ses acteurs et ses différentes phases',
      },
      {
        code: 'impacts',
        label:
          'Quels sont les impacts ou effets positifs produits par cette expérience au niveau du public, du centre social ou de l’environnement ?',
      },
      { code: 'reussite', label: 'Quels furent les facteurs de réussite de cette expérience ?' },
      { code: 'limites', label: 'Quelles sont les limites de cette expérience ?' },
      { code: 'fichiers', label: 'Fichiers associés' },
    ],
  },
  presentation: {
    titre: 'Le Clas, présenté aux familles',
    nom: 'Présentation du Clas',
    usage: 'Une page à remettre aux parents à l’inscription.',
    champs: [
      { code: 'quoi', label: 'Le Clas, qu’est-ce que c’est ?' },
      { code: 'pour-qui', label: 'Pour qui ?' },
      { code: 'ou-quand', label: 'Où et quand ?' },
      { code: 'qui', label: 'Qui accompagne les enfants ?' },
      { code: 'parents', label: 'Et les parents ?' },
      { code: 'contact', label: 'Pour nous joindre' },
    ],
  },
  contrat: {
    titre: 'Contrat d’engagement : parents, enfant, structure',
    nom: 'Contrat Clas',
    usage: 'Une page à signer à trois à l’inscription.',
    blancs: ['Enfant (nom, prénom)', 'Classe et école', 'Parent ou responsable', 'Téléphone'],
    champs: [
      { code: 'objet', label: 'Ce que nous convenons' },
      { code: 'structure', label: 'La structure s’engage à' },
      { code: 'parents', label: 'Les parents s’engagent à' },
      { code: 'enfant', label: 'L’enfant, le jeune s’engage à' },
    ],
    signataires: ['Les parents', 'L’enfant, le jeune', 'La structure'],
  },
}

export const documentEcritSchema = z.enum(DOCUMENTS_ECRITS)

/** Typed texts, by code of their champ. */
export const textesEcritSchema = z.record(
  z.string().max(40),
  z.string().max(20_000, { error: 'Ce texte est trop long : 20 000 caractères au plus.' }),
)

/** One text of a document: the proposal of the records, and the text that replaces it once edited. */
export type TexteEcrit = {
  readonly code: string
  readonly propose: string
  readonly texte: string
}

/** Facts of an action for the proposed texts. */
export type SourcesEcrit = {
  readonly structure: string
  readonly intitule: string
  readonly annee: string
  readonly lieu: string | null
  readonly referent: string | null
  readonly telephone: string | null
  readonly mail: string | null
  readonly diagnostic: string | null
  /** « CP-CE1 : mardi et jeudi, 16 h 30 – 18 h ». */
  readonly creneaux: readonly string[]
  /** First names of the intervenants of the créneaux. */
  readonly equipe: readonly string[]
  readonly ecoles: readonly string[]
  readonly partenaires: readonly string[]
  /** Sentences of figures, as of the bilan's date. */
  readonly chiffres: {
    readonly enfants: string
    readonly accompagnement: string
  }
  /** Answers that the coordinator wrote in the bilan. */
  readonly bilan: { readonly globalement: string | null; readonly difficultes: string | null }
}

const lines = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('\n')

const listed = (head: string, items: readonly string[]): string | null =>
  items.length === 0 ? null : `${head} ${items.join(', ')}.`

/** The text that the records propose for each champ of a document; empty where they say nothing. */
export function proposeTextes(
  document: DocumentEcrit,
  sources: SourcesEcrit,
): Readonly<Record<string, string>> {
  const { structure, creneaux, equipe, chiffres, bilan } = sources
  const contact = lines(
    sources.referent,
    sources.telephone === null ? null : `Téléphone : ${sources.telephone}`,
    sources.mail === null ? null : `Mail : ${sources.mail}`,
  )
  switch (document) {
    case 'experience':
      return {
        intitule: sources.intitule,
        themes: lines('Soutien scolaire', 'Soutien à la fonction parentale'),
        'mots-cles': lines('Parentalité', 'Éducation / scolarité', 'Enfance & jeunesse'),
        diagnostic: sources.diagnostic ?? '',
        description: lines(
          `${structure} mène le contrat local d’accompagnement à la scolarité (Clas), année ${sources.annee}.`,
          chiffres.enfants,
          listed('Écoles :', sources.ecoles),
        ),
        phases: lines(
          chiffres.accompagnement,
          ...creneaux,
          listed('Partenaires :', sources.partenaires),
        ),
        impacts: bilan.globalement ?? '',
        reussite: '',
        limites: bilan.difficultes ?? '',
        fichiers: '',
      }
    case 'presentation':
      return {
        quoi: 'Le Clas accompagne les enfants et les jeunes dans leur scolarité, en dehors de l’école : apprendre à s’organiser, comprendre les consignes, lire, jouer, sortir, reprendre confiance. Ce n’est ni un cours, ni une garderie.',
        'pour-qui': lines(
          'Pour les enfants et les jeunes du CP à la terminale, souvent sur proposition de leur enseignant, avec l’accord de leurs parents.',
          listed('Écoles :', sources.ecoles),
        ),
        'ou-quand': lines(sources.lieu, ...creneaux),
        qui: lines(
          sources.referent === null ? null : `Responsable : ${sources.referent}.`,
          listed('Dans l’équipe :', equipe),
        ),
        parents:
          'Vous êtes les bienvenus : à l’inscription, à la fin des séances, aux réunions et aux temps de fête. Nous cherchons avec vous comment aider votre enfant et comment parler avec l’école.',
        contact,
      }
    case 'contrat':
      return {
        objet: lines(
          `${structure} accueille l’enfant au Clas pour l’année ${sources.annee}.`,
          sources.lieu === null ? null : `Lieu : ${sources.lieu}.`,
          ...creneaux,
        ),
        structure: lines(
          'Accueillir l’enfant à chaque séance, avec une équipe formée et attentive.',
          'Prévenir les parents d’une séance annulée, et de l’absence de leur enfant.',
          'Rencontrer les parents au moins une fois par trimestre.',
          'Ne garder sur l’enfant que ce qui sert à l’accompagner.',
        ),
        parents: lines(
          'Faire venir l’enfant régulièrement, et prévenir en cas d’absence.',
          'Venir le chercher à l’heure, ou dire comment il rentre.',
          'Participer aux rencontres et parler de ce qui va et de ce qui ne va pas.',
        ),
        enfant: lines(
          'Venir à chaque séance avec ses affaires de classe.',
          'Respecter les adultes, les autres enfants et le matériel.',
          'Essayer, demander de l’aide, aider les autres.',
        ),
      }
  }
}

import {
  CHAMPS_PLACE,
  type Champ,
  COCHE,
  PARTS_RESPONSABLE,
  type Rang,
} from '../../../../shared/domain/colonne.ts'
import type { ColonneFichier } from '../../../../shared/domain/correspondance.ts'
import { ORIGINES, SITUATIONS } from '../../../../shared/domain/listes.ts'
import { NIVEAUX } from '../../../../shared/domain/niveau.ts'
import { capitalised } from '../../../../shared/format.ts'
import { LIBELLES_ORIGINE, LIBELLES_SITUATION } from '../../../../shared/texts/libelles.ts'
import { niveauText } from '../../../texts/codes.ts'
import type { Choix, GroupeChoix, VocabulaireImport } from '../correspondances/vocabulaire.ts'

const MOTS: Readonly<Record<string, string>> = {
  nom: 'nom',
  nomUsage: 'nom d’usage',
  prenom: 'prénom',
  nomPrenom: 'nom et prénom',
  prenomNom: 'prénom et nom',
  dateNaissance: 'date de naissance',
  sexe: 'sexe',
  niveau: 'niveau',
  classe: 'classe',
  enseignant: 'enseignant',
  etablissement: 'établissement',
  propose: 'enfant proposé',
  objectif: 'objectif',
  accordParental: 'accord des parents',
  date: 'date de l’orientation',
  origines: 'origine',
  situations: 'situation',
  criteres: 'critères',
  collectif: 'collectif',
  entree: 'date d’entrée',
  sortie: 'date de départ',
  [COCHE]: 'case à cocher',
}

const PARTS: Readonly<Record<string, string>> = {
  nom: 'nom',
  nomUsage: 'nom d’usage',
  prenom: 'prénom',
  nomPrenom: 'nom et prénom',
  telephone: 'téléphone',
  mail: 'adresse électronique',
  lien: 'lien',
}

const ADULTES: Readonly<Record<string, string>> = {
  responsable1: 'responsable 1',
  responsable2: 'responsable 2',
  responsablemere: 'mère',
  responsablepere: 'père',
  responsableautre: 'autre contact',
}

/** Words for the champ of a column of a school's file. */
export function champText(champ: string): string {
  const dot = champ.indexOf('.')
  if (dot < 0) return MOTS[champ] ?? champ
  const [head, tail] = [champ.slice(0, dot), champ.slice(dot + 1)]
  const adulte = ADULTES[head]
  if (adulte !== undefined) return `${PARTS[tail] ?? tail} (${adulte})`
  return `${MOTS[head] ?? head} « ${codeText(tail)} »`
}

function codeText(code: string): string {
  const origine = ORIGINES.find((one) => one === code)
  if (origine !== undefined) return LIBELLES_ORIGINE[origine]
  const situation = SITUATIONS.find((one) => one === code)
  return situation === undefined ? code : LIBELLES_SITUATION[situation]
}

const group = (name: string, champs: readonly Champ[]): GroupeChoix => ({
  group: name,
  items: champs.map((champ) => ({ value: champ, label: capitalised(champText(champ)) })),
})

const responsable = (name: string, rang: Rang): GroupeChoix =>
  group(
    name,
    PARTS_RESPONSABLE.map((part): Champ => `responsable${rang}.${part}`),
  )

const GROUPS: readonly GroupeChoix[] = [
  group('Enfant', ['nom', 'prenom', 'nomPrenom', 'prenomNom', 'nomUsage', 'dateNaissance', 'sexe']),
  group('École', ['niveau', 'classe', 'enseignant', 'etablissement']),
  group('Orientation', [
    'propose',
    'objectif',
    'accordParental',
    'date',
    'origines',
    'situations',
    'criteres',
  ]),
  responsable('Responsable', '1'),
  responsable('Mère', 'mere'),
  responsable('Père', 'pere'),
  responsable('Second responsable', '2'),
  responsable('Autre contact', 'autre'),
  group(
    'Case à cocher\u00a0: origine',
    ORIGINES.map((code): Champ => `origines.${code}`),
  ),
  group(
    'Case à cocher\u00a0: situation',
    SITUATIONS.map((code): Champ => `situations.${code}`),
  ),
]

const critereOf = ({ entete }: ColonneFichier): GroupeChoix =>
  group('Case à cocher\u00a0: critère', [`criteres.${entete}`])

const choixOf = <C extends string>(
  codes: readonly C[],
  textOf: (code: C) => string,
): readonly Choix[] => codes.map((code) => ({ value: code, label: textOf(code) }))

const CODES: Readonly<Record<string, readonly Choix[]>> = {
  niveau: choixOf(NIVEAUX, niveauText),
  classe: choixOf(NIVEAUX, niveauText),
  sexe: [
    { value: 'F', label: 'Fille' },
    { value: 'M', label: 'Garçon' },
  ],
  origines: choixOf(ORIGINES, (code) => LIBELLES_ORIGINE[code]),
  situations: choixOf(SITUATIONS, (code) => LIBELLES_SITUATION[code]),
  accordParental: [
    { value: 'oui', label: 'Accord donné' },
    { value: 'non', label: 'Refus' },
  ],
  [COCHE]: [{ value: 'oui', label: 'Case cochée' }],
}

/** The words of a school's list of pupils. */
export const VOCABULAIRE_ELEVES: VocabulaireImport = {
  champText,
  champsOf: (colonne) => [...GROUPS, critereOf(colonne)],
  codesOf: (champ) => CODES[champ] ?? null,
  rienText: (champ) => (champ === COCHE ? 'Case non cochée' : 'Ne rien en garder'),
  noun: { one: 'enfant lu', many: 'enfants lus', none: 'Aucun enfant lu' },
  conseil: 'dites quelle colonne contient le nom, et laquelle le prénom (ou les deux).',
  prochain: 'le prochain fichier de cette école',
}

/** The words of the user's list of the enfants inscrits. */
export const VOCABULAIRE_INSCRITS: VocabulaireImport = {
  ...VOCABULAIRE_ELEVES,
  champsOf: (colonne) => [
    group('Inscription', CHAMPS_PLACE),
    ...VOCABULAIRE_ELEVES.champsOf(colonne),
  ],
  prochain: 'la prochaine liste qui portera les mêmes titres',
}

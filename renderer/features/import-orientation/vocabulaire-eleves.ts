import { type Champ, COCHE, PARTS_RESPONSABLE, type Rang } from '../../../shared/domain/colonne.ts'
import type { ColonneFichier } from '../../../shared/domain/correspondance.ts'
import { ORIGINES, SITUATIONS } from '../../../shared/domain/listes.ts'
import { NIVEAUX } from '../../../shared/domain/niveau.ts'
import { capitalised } from '../../../shared/format.ts'
import { LIBELLES_ORIGINE, LIBELLES_SITUATION } from '../../../shared/texts/libelles.ts'
import { niveauText } from '../../texts/codes.ts'
import type { Choix, GroupeChoix, VocabulaireImport } from '../correspondances/vocabulaire.ts'
import { champText } from './champ-text.ts'

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

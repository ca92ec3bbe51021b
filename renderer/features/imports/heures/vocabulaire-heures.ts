import type { ChampHeures } from '../../../../shared/domain/import-heures.ts'
import { STATUTS } from '../../../../shared/domain/listes.ts'
import { capitalised } from '../../../../shared/format.ts'
import { LIBELLES_STATUT } from '../../../../shared/texts/libelles.ts'
import { CATEGORIES_CHOIX } from '../../heures/lignes-heures.ts'
import type { Choix, GroupeChoix, VocabulaireImport } from '../correspondances/vocabulaire.ts'

const MOTS: Readonly<Record<ChampHeures, string>> = {
  nom: 'nom',
  prenom: 'prénom',
  nomPrenom: 'nom et prénom',
  prenomNom: 'prénom et nom',
  date: 'jour',
  duree: 'durée',
  heures: 'heures en décimal',
  minutes: 'minutes',
  debut: 'heure de début',
  fin: 'heure de fin',
  categorie: 'catégorie',
  action: 'action',
  collectif: 'collectif',
  statut: 'statut',
  note: 'note',
}

const champText = (champ: string): string => MOTS[champ as ChampHeures] ?? champ

const group = (name: string, champs: readonly ChampHeures[]): GroupeChoix => ({
  group: name,
  items: champs.map((champ) => ({ value: champ, label: capitalised(champText(champ)) })),
})

const GROUPS: readonly GroupeChoix[] = [
  group('Intervenant', ['nom', 'prenom', 'nomPrenom', 'prenomNom', 'statut']),
  group('Quand et combien', ['date', 'duree', 'heures', 'minutes', 'debut', 'fin']),
  group('Pour quoi', ['categorie', 'action', 'collectif', 'note']),
]

const CODES: Readonly<Record<string, readonly Choix[]>> = {
  categorie: CATEGORIES_CHOIX,
  statut: STATUTS.map((code) => ({ value: code, label: LIBELLES_STATUT[code] })),
}

/** The words of a table of hours. */
export const VOCABULAIRE_HEURES: VocabulaireImport = {
  champText,
  champsOf: () => GROUPS,
  codesOf: (champ) => CODES[champ] ?? null,
  rienText: (champ) => (champ === 'categorie' ? 'Ne pas importer ces lignes' : 'Ne rien en garder'),
  noun: { one: 'ligne d’heures lue', many: 'lignes d’heures lues', none: 'Aucune heure lue' },
  conseil: 'dites quelle colonne contient le nom, et laquelle la durée.',
  prochain: 'le prochain fichier qui portera les mêmes titres',
}

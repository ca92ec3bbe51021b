import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import { encode, lines } from './encode.ts'

/** A hand-made list whose titles nobody could guess, with codes of the school's own, as `liste.csv`. */
export function writeOddList(
  folder: string,
  rows: readonly string[] = ['BENALI;Inès;Lutins;0123456789A;CANARI'],
): string {
  const file = join(folder, 'liste.csv')
  writeFileSync(file, encode(lines('Gamin;Appelé;Salle;INE;Machinchose', ...rows), 'utf-8'))
  return file
}

/** Correspondance that the user gives for the odd list. */
export const ODD_LIST: Correspondance = {
  feuille: 'liste',
  ligneEntete: 1,
  colonnes: [
    { index: 0, champ: 'nom' },
    { index: 1, champ: 'prenom' },
    { index: 2, champ: 'classe' },
  ],
  valeurs: [{ champ: 'classe', texte: 'Lutins', code: 'CE1' }],
}

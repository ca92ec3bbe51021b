import { COCHE } from '../../../shared/domain/colonne.ts'
import { ORIGINES, SITUATIONS } from '../../../shared/domain/listes.ts'
import { LIBELLES_ORIGINE, LIBELLES_SITUATION } from '../../../shared/texts/libelles.ts'

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
  objectif: 'objectif',
  accordParental: 'accord des parents',
  date: 'date de l’orientation',
  origines: 'origine',
  situations: 'situation',
  criteres: 'critères',
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
}

/** What a column of a school's file stands for, in words. */
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

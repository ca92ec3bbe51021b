import type { CopyColumn } from './clipboard.ts'

/** How to reach one person of a list, and for whom: a parent of children, an intervenant, a contact of a school. */
export type Coordonnees = {
  /** For whom the person is reached: « Benali Inès, Benali Adam », « École Jules-Ferry »; blank for the person alone. */
  readonly pour: string
  readonly nom: string
  readonly telephone: string
  readonly mail: string
}

/** Heading of the column of phones. */
export const TELEPHONE = 'Téléphone'

const ADDRESS = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/

/** The addresses of a list, each once whatever its case, as a mail program takes them: « a@b.fr; c@d.fr ». */
export function addressesOf(people: readonly Coordonnees[]): readonly string[] {
  const byKey = new Map<string, string>()
  for (const { mail } of people) {
    for (const address of mail.split(/[\s,;]+/).filter((part) => ADDRESS.test(part))) {
      const key = address.toLowerCase()
      if (!byKey.has(key)) byKey.set(key, address)
    }
  }
  return [...byKey.values()]
}

/** Number of people of a list without a mail address. */
export const countWithoutAddress = (people: readonly Coordonnees[]): number =>
  people.filter((one) => addressesOf([one]).length === 0).length

/** The same people as a table, without the column that would be blank. */
export function coordonneesColumns(
  people: readonly Coordonnees[],
  pour: string,
): readonly CopyColumn<Coordonnees>[] {
  const columns: readonly CopyColumn<Coordonnees>[] = [
    { header: pour, text: (one) => one.pour },
    { header: 'Nom', text: ({ nom }) => nom },
    { header: TELEPHONE, text: ({ telephone }) => telephone },
    { header: 'Adresse électronique', text: ({ mail }) => mail },
  ]
  return people.some((one) => one.pour !== '') ? columns : columns.slice(1)
}

import { COMMUNE, QUARTIER } from './plan.ts'
import { orNull, readTable } from './table.ts'

// Every person is invented. « Nom » is the children's; a responsable of another name states it.
const FAMILLES = readTable(
  ['id', 'nom', 'responsable', 'lien', 'autre', 'autreLien', 'commune', 'quartier', 'mail'],
  `
amrani    | Amrani      | Salima           | mère       | Hicham         | père       |             | oui | oui
lefevre   | Lefèvre     | Julie            | mère       | Antoine        | père       |             |     | oui
diallo    | Diallo      | Mariama          | mère       | Alpha          | père       |             | oui |
nguyen    | Nguyen      | Thi Lan          | mère       |                |            |             | oui | oui
dasilva   | Da Silva    | Paulo            | père       | Carla          | mère       |             |     | oui
benhaddou | Benhaddou   | Nadia            | mère       | Rachid         | père       |             | oui |
petit     | Petit       | Aurélie          | mère       |                |            |             |     | oui
traore    | Traoré      | Oumou            | mère       | Seydou         | père       |             | oui |
kowalski  | Kowalski    | Anna             | mère       | Piotr          | père       | Castelmorin |     | oui
haddad    | Haddad      | Leïla            | mère       |                |            |             | oui |
moreau    | Moreau      | Vincent          | père       | Élodie Perrier | mère       |             |     | oui
yildiz    | Yıldız      | Ayşe             | mère       | Mehmet         | père       |             | oui |
sissoko   | Sissoko     | Hawa             | mère       |                |            |             | oui |
rousseau  | Rousseau    | Céline           | mère       |                |            |             | oui | oui
mbemba    | Mbemba      | Clarisse         | mère       | Joseph         | père       |             | oui |
ferreira  | Ferreira    | Sandra           | mère       |                |            |             |     |
elidrissi | El Idrissi  | Hanane           | mère       | Youssef        | père       |             | oui | oui
lacaze    | Lacaze      | Nathalie         | mère       |                |            |             |     | oui
delpech   | Delpech     | Bernard          | grand-père |                |            |             |     |
rahmani   | Rahmani     | Samia            | mère       | Djamel         | père       |             | oui |
konate    | Konaté      | Aminata          | mère       |                |            |             | oui |
vidal     | Vidal       | Laure            | mère       | Stéphane       | père       | Castelmorin |     | oui
popescu   | Popescu     | Elena            | mère       | Marian         | père       |             | oui |
ahmadi    | Ahmadi      | Farida           | mère       |                |            |             | oui |
laborde   | Laborde     | Sylvie           | assistante familiale |      |            |             |     | oui
faure     | Faure       | Émilie           | mère       | Damien         | père       |             |     | oui
saidi     | Saïdi       | Kheira           | mère       |                |            |             | oui |
barry     | Barry       | Fatou            | mère       | Mamoudou       | père       |             | oui |
mercier   | Mercier     | Caroline         | mère       |                |            |             |     | oui
okafor    | Okafor      | Blessing         | mère       |                |            |             | oui |
marchetti | Marchetti   | Sonia            | mère       | Fabrice        | père       |             |     | oui
nguessan  | N’Guessan   | Adjoua           | mère       |                |            |             | oui |
blanchard | Blanchard   | Mickaël          | père       |                |            |             | oui | oui
tekin     | Tekin       | Emine            | mère       | Hasan          | père       |             | oui |
castaing  | Castaing    | Marie-Hélène     | mère       |                |            | Castelmorin |     | oui
boukari   | Boukari     | Rahina           | tante      |                |            |             | oui |
`,
)

type Responsable = {
  readonly nom: string
  readonly prenom: string
  readonly telephone: string | null
  readonly mail: string | null
  readonly lien: string | null
}

/** Family name of the children of each famille. */
export const NOM_DE_FAMILLE: ReadonlyMap<string, string> = new Map(
  FAMILLES.map(({ id, nom }) => [id, nom]),
)

export function buildFamilles() {
  return FAMILLES.map((ligne, index) => ({
    id: ligne.id,
    responsables: responsablesOf(ligne, index),
    commune: orNull(ligne.commune) ?? COMMUNE,
    quartierPrioritaire: ligne.quartier === 'oui' ? QUARTIER : null,
  }))
}

function responsablesOf(ligne: (typeof FAMILLES)[number], index: number): readonly Responsable[] {
  const first = {
    nom: ligne.nom,
    prenom: ligne.responsable,
    telephone: `06 00 00 00 ${String(index + 1).padStart(2, '0')}`,
    mail: ligne.mail === 'oui' ? `${ligne.id}@courriel.example` : null,
    lien: ligne.lien,
  }
  if (ligne.autre === '') return [first]
  const [prenom = '', nom = ligne.nom] = ligne.autre.split(' ')
  return [first, { nom, prenom, telephone: null, mail: null, lien: ligne.autreLien }]
}

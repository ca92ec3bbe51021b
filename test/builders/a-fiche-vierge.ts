import { readFileSync } from 'node:fs'
import { CRITERES_PROPOSES } from '../../shared/domain/critere.ts'
import type { FicheVierge } from '../../shared/domain/fiche-vierge.ts'
import { type Trame, trameSchema } from '../../shared/domain/trame.ts'

const caf47: Trame = trameSchema.parse(
  JSON.parse(readFileSync(new URL('../../resources/trames/caf47.json', import.meta.url), 'utf8')),
)

const labels = (prefix: string): readonly string[] =>
  caf47.sections
    .flatMap((section) => section.list?.items ?? [])
    .filter(({ code }) => code.startsWith(prefix))
    .map(({ label }) => label)

/** A fiche with the lists of the Caf 47's form, for two classes. */
export const aFicheVierge = (overrides: Partial<FicheVierge> = {}): FicheVierge => ({
  structure: 'Centre social Les Trois Ponts',
  anneeScolaire: '2021-2022',
  retour: 'clas@troisponts.example',
  retourAvant: '2021-09-30',
  texte: null,
  logo: null,
  etablissement: 'École Jules-Ferry',
  classes: [
    { nom: 'CE2', enseignant: 'Mme Roy' },
    { nom: 'CM1/CM2', enseignant: null },
  ],
  origines: labels('origines.'),
  situations: labels('situations.'),
  criteres: CRITERES_PROPOSES.map(({ libelle }) => libelle),
  lignes: 25,
  ...overrides,
})

/** A logo of two pixels by one, as settings keep it. */
export const LOGO_URI =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR42mMQd80GIgAE0AGPwDEtJQAAAABJRU5ErkJggg=='

/** Logo of `LOGO_URI` as documents take it. */
export const LOGO = {
  type: 'png',
  largeur: 2,
  hauteur: 1,
  bytes: new Uint8Array(Buffer.from(LOGO_URI.slice(LOGO_URI.indexOf(',') + 1), 'base64')),
} as const

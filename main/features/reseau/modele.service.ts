import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { Kysely } from 'kysely'
import type { Critere } from '../../../shared/domain/critere.ts'
import {
  MODELE_FORMAT,
  MODELE_VERSION,
  type ModeleReseau,
  modeleReseauSchema,
  PARTIES_MODELE,
  type PartieModele,
} from '../../../shared/domain/modele-reseau.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { compareTexts } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ApercuModele } from '../../../shared/ipc/reseau.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { findFormations } from '../formations/formations.service.ts'
import { findModeles, keepModele } from '../formulaires/choix.service.ts'
import {
  readCriteres,
  readLogoFiche,
  readReglages,
  saveLogoFiche,
  saveReglages,
} from '../orientations/reglages.service.ts'
import { addEchelles, findEchelleNoms } from '../progressions/progressions.service.ts'
import {
  findEtablissements,
  findPartenaires,
  saveEtablissement,
  savePartenaire,
} from '../repertoire/repertoire.service.ts'
import { logoOf } from '../structure/structure.service.ts'
import { ensurePorteur } from './contribution.service.ts'
import { labelsWithoutNames } from './libelles-sans-nom.ts'
import { findNoms, findReseau, updateReseau } from './reseau.repository.ts'

/** Text of the version that a file gives, which may be any value. */
export const versionText = (version: unknown): string =>
  typeof version === 'number' || typeof version === 'string'
    ? String(version).slice(0, 20)
    : 'inconnue'

type Db = Kysely<Database>

const MAX_BYTES = 5 * 1024 * 1024

/**
 * Model made from the records of this structure: its criteria and its fiche, the schools and actors of its répertoire,
 * without their contacts. Keeps the identity of the model opened before, else that of the network which this structure
 * makes: the same each time, or porteurs of two of its models could not be put together. `modele-nomme` when one of its
 * texts names somebody.
 */
export async function buildModele(
  db: Db,
  {
    anneeId,
    nom,
    comptes,
  }: {
    readonly anneeId: string
    readonly nom: string
    readonly comptes: ModeleReseau['comptes']
  },
): Promise<Result<ModeleReseau, AppError>> {
  const known = await findModele(db)
  const { criteres, texteFiche } = await readReglages(db, anneeId)
  const modele = modeleReseauSchema.parse({
    format: MODELE_FORMAT,
    version: MODELE_VERSION,
    reseau: { id: known?.reseau.id ?? hash('sha256', `réseau de ${await ensurePorteur(db)}`), nom },
    comptes,
    criteres,
    fiche: { texte: texteFiche, logo: await readLogoFiche(db, anneeId) },
    etablissements: (await findEtablissements(db)).map((e) => ({
      nom: e.nom,
      type: e.type,
      commune: e.commune,
      educationPrioritaire: e.educationPrioritaire,
      quartierPrioritaire: e.quartierPrioritaire,
    })),
    partenaires: (await findPartenaires(db)).map((p) => ({ nom: p.nom, type: p.type })),
    formations: await findFormationsConjointes(db, anneeId, known),
    formulaires: await findModeles(db),
    echelles: await findEchelleNoms(db),
  })
  const named = namedIn(modele, await findNoms(db))
  return named === undefined ? ok(modele) : err({ code: 'modele-nomme', texte: named })
}

/** The first free text of a model that names somebody of the base. Names of schools are public, and honour people. */
function namedIn(modele: ModeleReseau, noms: Awaited<ReturnType<typeof findNoms>>) {
  const plain = labelsWithoutNames(noms)
  const texts = [
    modele.reseau.nom,
    modele.fiche.texte,
    ...modele.criteres.map(({ libelle }) => libelle),
    ...modele.partenaires.flatMap(({ nom, type }) => [nom, type]),
    ...modele.formations.flatMap(({ theme, organisateur }) => [theme, organisateur]),
    ...modele.formulaires.flatMap(({ nom, places }) => [nom, ...places.map((p) => p.libelle)]),
    ...modele.echelles,
  ]
  return texts.find((text) => text !== null && plain(text, '') !== text) ?? undefined
}

/** Joint trainings of the année as this structure keeps them, and those that the model opened before proposes. */
async function findFormationsConjointes(
  db: Db,
  anneeId: string,
  known: ModeleReseau | null,
): Promise<ModeleReseau['formations']> {
  const found = await findFormations(db, { anneeId, actionId: null })
  const own = (found.ok ? found.value : [])
    .filter(({ isConjointe }) => isConjointe)
    .map(({ date, theme, organisateur }) => ({ date, theme, organisateur }))
  const all = [...own, ...(known?.formations ?? [])]
  const byKey = new Map(
    all.toReversed().map((one) => [`${one.date} ${normalizeNom(one.theme)}`, one]),
  )
  return [...byKey.values()].toSorted((a, b) => compareTexts(a.date, b.date))
}

export const modeleText = (modele: ModeleReseau): string => `${JSON.stringify(modele, null, 1)}\n`

/** Reads the file of a model; another kind, another version or a wrong value is refused. */
export function readModele(path: string): Result<ModeleReseau, AppError> {
  const broken = 'ce fichier n’est pas un modèle de réseau, ou il est abîmé : redemandez-le.'
  const json = readJson(path, { maxBytes: MAX_BYTES, tooLarge: broken, broken })
  if (!json.ok) return json
  const refuse = (reason: string) => err({ code: 'unusable-file', file: path, reason } as const)
  const { format, version } = (json.value ?? {}) as { format?: unknown; version?: unknown }
  if (format === MODELE_FORMAT && version !== MODELE_VERSION) {
    return refuse(
      `ce modèle est d’une autre version de Cartable (${versionText(version)}) : mettez Cartable à jour des deux côtés.`,
    )
  }
  const parsed = modeleReseauSchema.safeParse(json.value)
  if (!parsed.success) return refuse(broken)
  const { logo } = parsed.data.fiche
  return logo !== null && logoOf(logo) === null
    ? refuse(
        'son logo n’est pas une image PNG ou JPEG : demandez à qui l’a fait de choisir un autre logo.',
      )
    : ok(parsed.data)
}

/** The model that this structure follows; null before one was opened. */
export async function findModele(db: Db): Promise<ModeleReseau | null> {
  const kept = (await findReseau(db))?.modele
  return kept == null ? null : modeleReseauSchema.parse(JSON.parse(kept))
}

/** Changes that opening a model would make here. */
export async function previewModele(
  db: Db,
  modele: ModeleReseau,
  anneeId: string,
): Promise<ApercuModele> {
  const known = await findModele(db)
  return {
    reseau: modele.reseau,
    remplace: known !== null && known.reseau.id !== modele.reseau.id ? known.reseau.nom : null,
    comptes: modele.comptes,
    criteres: criteresChanges(await readCriteres(db, anneeId), modele.criteres),
    fiche: await ficheChanges(db, modele, anneeId),
    etablissements: (await newEtablissements(db, modele)).map(({ nom }) => nom),
    partenaires: (await newPartenaires(db, modele)).map(({ nom }) => nom),
    formulaires: modele.formulaires.map(({ nom }) => nom),
    echelles: await newEchelles(db, modele),
  }
}

/** Criteria that a model changes, by name; `modifies`: those that would tick another box of the bilan. */
function criteresChanges(
  own: readonly Critere[],
  theirs: readonly Critere[],
): ApercuModele['criteres'] {
  const byName = (list: readonly Critere[]) =>
    new Map(list.map((critere) => [normalizeNom(critere.libelle), critere]))
  const [ours, others] = [byName(own), byName(theirs)]
  const lackedBy = (known: ReadonlyMap<string, Critere>, list: ReadonlyMap<string, Critere>) =>
    [...list].flatMap(([nom, { libelle }]) => (known.has(nom) ? [] : libelle))
  return {
    ajoutes: lackedBy(ours, others),
    retires: lackedBy(others, ours),
    modifies: [...others].flatMap(([nom, { libelle, lien }]) => {
      const before = ours.get(nom)
      return before === undefined || before.lien === lien ? [] : libelle
    }),
  }
}

/** Changes of a model to the fiche: a text or a logo that the model lacks leaves the structure's own. */
async function ficheChanges(
  db: Db,
  { fiche: { texte, logo } }: ModeleReseau,
  anneeId: string,
): Promise<ApercuModele['fiche']> {
  const { texteFiche } = await readReglages(db, anneeId)
  const ownLogo = await readLogoFiche(db, anneeId)
  const isNewTexte = texte !== null && texte !== texteFiche
  const isNewLogo = logo !== null && logo !== ownLogo
  return {
    texte: isNewTexte ? texte : null,
    texteRemplace: isNewTexte ? texteFiche : null,
    logo: isNewLogo ? logo : null,
    remplaceLogo: isNewLogo && ownLogo !== null,
  }
}

/** Takes the chosen parts of a model, in one act that undo takes back; records already there stay as they are. */
export async function openModele(
  db: Db,
  modele: ModeleReseau,
  {
    anneeId,
    parties = PARTIES_MODELE,
  }: { readonly anneeId: string; readonly parties?: readonly PartieModele[] },
  now: Date,
): Promise<Result<ApercuModele, AppError>> {
  await ensurePorteur(db)
  return act(db, { now }, async (trx, { say }) => {
    say(`Modèle du réseau ${modele.reseau.nom}`)
    const apercu = await previewModele(trx, modele, anneeId)
    const kept = await findModele(trx)
    const comptes = parties.includes('comptes')
      ? modele.comptes
      : (kept?.comptes ?? { sansMasque: false, empreintes: false })
    await updateReseau(trx, { modele: JSON.stringify({ ...modele, comptes }) })
    if (parties.includes('criteres')) {
      const reglages = await readReglages(trx, anneeId)
      const changed = { ...reglages, anneeId, criteres: modele.criteres }
      const saved = await saveReglages(trx, changed, now)
      if (!saved.ok) return saved
    }
    if (parties.includes('fiche')) {
      const saved = await takeFiche(trx, { anneeId, ...apercu.fiche }, now)
      if (!saved.ok) return saved
    }
    if (parties.includes('etablissements')) {
      for (const etablissement of await newEtablissements(trx, modele)) {
        const saved = await saveEtablissement(trx, null, { ...etablissement, contacts: [] }, now)
        if (!saved.ok) return saved
      }
    }
    if (parties.includes('partenaires')) {
      for (const partenaire of await newPartenaires(trx, modele)) {
        const saved = await savePartenaire(trx, null, { ...partenaire, contacts: [] }, now)
        if (!saved.ok) return saved
      }
    }
    if (parties.includes('formulaires')) {
      for (const formulaire of modele.formulaires) {
        const saved = await keepModele(trx, formulaire, now)
        if (!saved.ok) return saved
      }
    }
    if (parties.includes('echelles')) {
      const saved = await addEchelles(trx, modele.echelles, now)
      if (!saved.ok) return saved
    }
    return ok(apercu)
  })
}

async function takeFiche(
  trx: Db,
  {
    anneeId,
    texte,
    logo,
  }: Pick<ApercuModele['fiche'], 'texte' | 'logo'> & { readonly anneeId: string },
  now: Date,
): Promise<Result<void, AppError>> {
  if (texte !== null) {
    const reglages = await readReglages(trx, anneeId)
    const saved = await saveReglages(trx, { ...reglages, anneeId, texteFiche: texte }, now)
    if (!saved.ok) return saved
  }
  return logo === null ? ok(undefined) : saveLogoFiche(trx, { anneeId, logo }, now)
}

async function newEchelles(db: Db, { echelles }: ModeleReseau): Promise<readonly string[]> {
  const known = new Set((await findEchelleNoms(db)).map(normalizeNom))
  return echelles.filter((nom) => !known.has(normalizeNom(nom)))
}

const keyOf = ({
  nom,
  commune = null,
}: {
  readonly nom: string
  readonly commune?: string | null
}) => `${normalizeNom(nom)}|${normalizeNom(commune ?? '')}`

async function newEtablissements(db: Db, { etablissements }: ModeleReseau) {
  const known = new Set((await findEtablissements(db)).map(keyOf))
  return etablissements.filter((etablissement) => !known.has(keyOf(etablissement)))
}

async function newPartenaires(db: Db, { partenaires }: ModeleReseau) {
  const known = new Set((await findPartenaires(db)).map(({ nom }) => keyOf({ nom })))
  return partenaires.filter(({ nom }) => !known.has(keyOf({ nom })))
}

/**
 * The JSON of a file received from elsewhere. Refused, in the words of the caller, when it is too large, no regular
 * file (a pipe would never end) or no JSON. Read at once: a network sends hundreds of small files, and a turn of the
 * loop for each costs more than reading it.
 */
export function readJson(
  path: string,
  { maxBytes, tooLarge, broken }: { maxBytes: number; tooLarge: string; broken: string },
): Result<unknown, AppError> {
  const refuse = (reason: string) => err({ code: 'unusable-file', file: path, reason } as const)
  let text: string
  try {
    const found = statSync(path)
    if (!found.isFile()) return refuse(broken)
    if (found.size > maxBytes) return refuse(tooLarge)
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    if (code === 'ENOENT') return err({ code: 'not-found', what: 'fichier', name: path })
    return refuse(
      'ce fichier ne peut pas être lu : fermez-le s’il est ouvert ailleurs, ou choisissez-en un autre.',
    )
  }
  try {
    return ok(JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text))
  } catch {
    return refuse(broken)
  }
}

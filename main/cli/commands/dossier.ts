import { formatCount } from '../../../shared/format.ts'
import type { DossierCounts } from '../../../shared/ipc/app.ipc.ts'
import {
  isDossierLocked,
  readDossierFile,
  writeDossierFile,
} from '../../features/dossiers/dossier-file.service.ts'
import {
  countParts,
  exportDossier,
  importDossier,
} from '../../features/dossiers/dossiers.service.ts'
import { chooseAnnee } from '../choose.ts'
import { type Command, Refusal } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'
import { motDePasseOf, newFilePassword } from '../mot-de-passe.ts'

const countsText = (counts: DossierCounts): string =>
  Object.entries(counts)
    .map(([part, count]) => `  ${part} : ${count}`)
    .join('\n')

const MOT_DE_PASSE = { 'mot-de-passe-dossier': { type: 'string' } } as const

export const dossierImporter: Command = {
  usage: 'dossier importer FICHIER [--remplacer] [--mot-de-passe-dossier FICHIER]',
  summary:
    'charge une année depuis un dossier, en une seule fois ; son mot de passe est lu dans un fichier, ou demandé au clavier',
  options: { remplacer: { type: 'boolean' }, ...MOT_DE_PASSE },
  arguments: 1,
  async run(context) {
    const { args, options, openBase, resolvePath, askSecret } = context
    const path = resolvePath(args[0] ?? '')
    const motDePasse = (await isDossierLocked(path))
      ? (motDePasseOf(context, 'mot-de-passe-dossier') ??
        motDePasseOf(context) ??
        (await askSecret('Mot de passe du dossier :')))
      : null
    const dossier = valueOrRefuse(await readDossierFile(path, motDePasse))
    const { counts } = valueOrRefuse(
      await importDossier(openBase(), dossier, { remplacer: options.remplacer === true }),
    )
    return { json: counts, text: `Dossier importé :\n${countsText(counts)}` }
  },
}

export const dossierExporter: Command = {
  usage: 'dossier exporter FICHIER [--annee 2021-2022] [--mot-de-passe-dossier FICHIER]',
  summary:
    'écrit une année dans un dossier, lisible (.json) ou chiffré (.cartable) par le mot de passe lu dans un fichier (« --mot-de-passe » suffit si la base n’en a pas)',
  options: { annee: { type: 'string' }, ...MOT_DE_PASSE },
  arguments: 1,
  async run(context) {
    const path = context.resolvePath(context.args[0] ?? '')
    const motDePasse = newFilePassword(context, 'mot-de-passe-dossier')
    if (motDePasse === null && /\.cartable$/i.test(path)) {
      throw new Refusal(
        'Un fichier « .cartable » est protégé : donnez son mot de passe par « --mot-de-passe-dossier », ou écrivez un dossier lisible, dont le nom finit par « .json ».',
      )
    }
    const open = context.readBase()
    const annee = await chooseAnnee(context, open)
    const dossier = valueOrRefuse(await exportDossier(open, annee.id))
    const written = valueOrRefuse(await writeDossierFile(path, dossier, motDePasse))
    const counts = countParts(dossier)
    const protection =
      motDePasse === null ? 'lisible par qui le reçoit' : 'protégé par son mot de passe'
    return {
      json: counts,
      text: `Dossier écrit, ${protection} : ${written.path} (${formatCount(written.octets, 'octet')})\n${countsText(counts)}`,
    }
  },
}

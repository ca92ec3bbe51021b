import { formatCount } from '../../../shared/format.ts'
import type { DossierCounts } from '../../../shared/ipc/app.ipc.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import {
  countParts,
  dossierText,
  exportDossier,
  importDossier,
  readDossierFile,
} from '../../features/dossiers/dossiers.service.ts'
import { chooseAnnee } from '../choose.ts'
import type { Command } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'

const countsText = (counts: DossierCounts): string =>
  Object.entries(counts)
    .map(([part, count]) => `  ${part} : ${count}`)
    .join('\n')

export const dossierImporter: Command = {
  usage: 'dossier importer FICHIER.json [--remplacer]',
  summary: 'charge une année depuis un dossier, en une seule fois',
  options: { remplacer: { type: 'boolean' } },
  arguments: 1,
  async run({ args, options, openBase, resolvePath }) {
    const dossier = valueOrRefuse(await readDossierFile(resolvePath(args[0] ?? '')))
    const { counts } = valueOrRefuse(
      await importDossier(openBase(), dossier, { remplacer: options.remplacer === true }),
    )
    return { json: counts, text: `Dossier importé :\n${countsText(counts)}` }
  },
}

export const dossierExporter: Command = {
  usage: 'dossier exporter FICHIER.json [--annee 2021-2022]',
  summary: 'écrit une année dans un dossier',
  options: { annee: { type: 'string' } },
  arguments: 1,
  async run(context) {
    const open = context.readBase()
    const annee = await chooseAnnee(context, open)
    const dossier = valueOrRefuse(await exportDossier(open, annee.id))
    const bytes = new TextEncoder().encode(dossierText(dossier))
    const written = valueOrRefuse(
      await writeFileSafely(context.resolvePath(context.args[0] ?? ''), bytes),
    )
    const counts = countParts(dossier)
    return {
      json: counts,
      text: `Dossier écrit : ${written.path} (${formatCount(written.octets, 'octet')})\n${countsText(counts)}`,
    }
  },
}

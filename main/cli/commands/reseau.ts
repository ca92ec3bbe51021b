import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { consolidate } from '../../../shared/domain/consolidation.ts'
import { formatCount, formatDate, formatNumber } from '../../../shared/format.ts'
import { fileName } from '../../documents/file-name.ts'
import {
  buildConsolidationDocx,
  buildConsolidationXlsx,
} from '../../documents/reseau/build-consolidation.ts'
import { distinctText } from '../../documents/reseau/tables.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import { buildContribution } from '../../features/reseau/contribution.service.ts'
import {
  checkTogether,
  contributionText,
  readContribution,
} from '../../features/reseau/reseau.service.ts'
import { chooseAnnee, dateOption, requiredOption } from '../choose.ts'
import type { Command } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'

export const reseauContribution: Command = {
  usage:
    'reseau contribution --arrete-au DATE --sortie FICHIER [--annee 2021-2022] [--sans-masque] [--empreintes]',
  summary: 'écrit les chiffres à envoyer à la ville, sans aucun nom',
  options: {
    'arrete-au': { type: 'string' },
    sortie: { type: 'string' },
    annee: { type: 'string' },
    'sans-masque': { type: 'boolean' },
    empreintes: { type: 'boolean' },
  },
  arguments: 0,
  async run(context) {
    const arreteAu = dateOption(context, 'arrete-au')
    const path = context.resolvePath(requiredOption(context, 'sortie'))
    const open = context.openBase()
    const annee = await chooseAnnee(context, open)
    const contribution = valueOrRefuse(
      await buildContribution(
        open.db,
        {
          anneeId: annee.id,
          arreteAu,
          reseau: null,
          sansMasque: context.options['sans-masque'] === true,
          avecEmpreintes: context.options.empreintes === true,
        },
        context.now,
      ),
    )
    const bytes = new TextEncoder().encode(contributionText(contribution))
    const written = valueOrRefuse(await writeFileSafely(path, bytes))
    return {
      json: {
        fichier: written.path,
        porteur: contribution.porteur,
        figures: contribution.ensemble,
      },
      text: `Contribution écrite : ${written.path} (aucun nom, aucune date de naissance).`,
    }
  },
}

export const reseauConsolider: Command = {
  usage: 'reseau consolider FICHIER… --arrete-au DATE --sortie DOSSIER',
  summary: 'réunit les contributions des porteurs d’une ville',
  options: { 'arrete-au': { type: 'string' }, sortie: { type: 'string' } },
  arguments: 'some',
  async run(context) {
    const arreteAu = dateOption(context, 'arrete-au')
    const read = await Promise.all(
      context.args.map(async (path) =>
        valueOrRefuse(await readContribution(context.resolvePath(path))),
      ),
    )
    const town = consolidate(valueOrRefuse(checkTogether(read)), arreteAu)
    for (const { porteur, arreteAu: at } of town.remplacees) {
      context.say(
        `Une contribution de « ${porteur.nom} » arrêtée au ${formatDate(at)} est remplacée par une plus récente.`,
      )
    }
    for (const { porteur, arreteAu: at } of town.posterieures) {
      context.say(
        `La contribution de « ${porteur.nom} » est arrêtée au ${formatDate(at)}, après la date demandée : elle est laissée de côté.`,
      )
    }
    const sortie = context.resolvePath(requiredOption(context, 'sortie'))
    await mkdir(sortie, { recursive: true })
    const options = { reseau: '', date: context.now }
    const stem = `Bilan consolidé – arrêté au ${formatDate(arreteAu).replaceAll('/', '-')}`
    const fichiers: string[] = []
    for (const [extension, bytes] of [
      ['.docx', buildConsolidationDocx(town, options)],
      ['.xlsx', await buildConsolidationXlsx(town, options)],
    ] as const) {
      const path = join(sortie, fileName(stem, extension))
      fichiers.push(valueOrRefuse(await writeFileSafely(path, bytes)).path)
    }
    return {
      json: {
        porteurs: town.porteurs.map(({ porteur, arreteAu: at }) => ({ ...porteur, arreteAu: at })),
        indicateurs: Object.fromEntries(town.figures),
        distincts: Object.fromEntries(town.distincts),
        fichiers,
      },
      text: [
        formatCount(town.porteurs.length, 'porteur'),
        ...[...town.figures].map(([code, n]) => `${code} : ${formatNumber(n, 2)}`),
        ...[...town.distincts].map(([code, n]) => `${code} (différents) : ${distinctText(n)}`),
        ...fichiers.map((path) => `  ${path}`),
      ].join('\n'),
    }
  },
}

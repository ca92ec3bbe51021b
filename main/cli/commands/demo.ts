import { TRAME_USUELLE } from '../../../shared/domain/trame.ts'
import { formatDateLongue } from '../../../shared/format.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { openDatabase } from '../../db/open.ts'
import { findAnnees } from '../../features/annees/annees.service.ts'
import { generateBilan } from '../../features/bilans/generate-bilan.service.ts'
import { EXEMPLE_ARRETE_AU, installExemple } from '../../features/exemple/exemple.service.ts'
import { findIndicateurs } from '../../features/indicateurs/indicateurs.service.ts'
import { textOption } from '../choose.ts'
import { type Command, type CommandContext, Refusal } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'
import { resourcesFolder, tramesFolder } from '../resources-folder.ts'

export const demo: Command = {
  usage: 'demo [--sortie DOSSIER] [--base FICHIER]',
  summary: 'bâtit une année d’exemple, y importe une fiche d’école, écrit bilans et annexes',
  options: { sortie: { type: 'string' } },
  arguments: 0,
  needsBase: false,
  async run(context) {
    const sortie = context.resolvePath(textOption(context, 'sortie') ?? 'demo')
    // Without --base, a database of its own: the sample year never joins the user's records.
    const open = context.options.base === undefined ? openDatabase(':memory:') : context.openBase()
    try {
      return await runDemo(context, open, sortie)
    } finally {
      if (context.options.base === undefined) await open.close()
    }
  },
}

/** Installs the sample year, or refuses when its année is there: it may be the user's own, so it is never replaced. */
async function installOrRefuse(open: OpenDatabase) {
  const installed = await installExemple(open, resourcesFolder)
  if (!installed.ok && installed.error.code === 'annee-exists') {
    throw new Refusal(
      `L’année ${installed.error.libelle} de l’exemple est déjà dans cette base : donnez-en une autre à « --base », ou retirez cette option.`,
    )
  }
  return valueOrRefuse(installed)
}

async function runDemo(context: CommandContext, open: OpenDatabase, sortie: string) {
  const { anneeId } = await installOrRefuse(open)
  const annee = (await findAnnees(open.db)).find((a) => a.id === anneeId)
  const fichiers: string[] = []
  const indicateurs: Record<string, unknown> = {}
  for (const action of annee?.actions ?? []) {
    const demande = { actionId: action.id, arreteAu: EXEMPLE_ARRETE_AU, trame: TRAME_USUELLE }
    const written = valueOrRefuse(
      await generateBilan(open.db, demande, {
        tramesFolder,
        sortie,
        annexesNominatives: false,
        siPris: 'autre-nom',
        now: context.now,
      }),
    )
    fichiers.push(written.bilan, written.annexes)
    const found = valueOrRefuse(await findIndicateurs(open.db, action.id, EXEMPLE_ARRETE_AU))
    indicateurs[action.numero] = Object.fromEntries(
      [...found.indicateurs.figures].map(([code, figure]) => [code, figure.valeur]),
    )
  }
  return {
    json: { fichiers, indicateurs },
    text: [
      `Bilans de l’année d’exemple, arrêtés au ${formatDateLongue(EXEMPLE_ARRETE_AU)} :`,
      ...fichiers.map((path) => `  ${path}`),
    ].join('\n'),
  }
}
